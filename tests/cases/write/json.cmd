printf 'n\tname\n1\ta\n2\t\n' >t.tsv
tabshark open t.tsv then write t.json
cat t.json
