printf 'n\tname\n1\ta\n' >t.tsv
tabshark open t.tsv then write --format csv t.txt
cat t.txt
