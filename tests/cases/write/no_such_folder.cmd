printf 'n\n1\n' >t.tsv
tabshark open t.tsv then write nosuch/t.tsv
