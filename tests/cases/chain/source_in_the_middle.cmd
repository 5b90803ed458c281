printf 'n\n1\n' >t.tsv
tabshark open t.tsv then open t.tsv
