printf 'a\tb\n1\t2\n' >t.tsv
tabshark open t.tsv then plot
