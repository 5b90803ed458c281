printf 'a\tb\n1\t2' >t.tsv
tabshark open t.tsv
