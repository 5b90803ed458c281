printf 'a\tb\n1\t2\n2\t5\n3\t9\n' >t.tsv
ln -s /dev/full p.png
tabshark open t.tsv then plot -o p.png
