printf 'a\tb\n1\t2\n2\t5\n' >t.tsv
tabshark open t.tsv then plot -x a -y b -o p.png then head 1
head -c 4 p.png | tail -c 3
