printf 'a\tb\ta\n1\t2\t3\n' >t.tsv
tabshark open t.tsv
