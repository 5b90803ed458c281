printf 'a\tb\n1\t"x\n2\ty"\n' >t.tsv
tabshark open t.tsv
