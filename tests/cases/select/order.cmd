printf 'a\tb\tc\n1\t2\t3\n' >t.tsv
tabshark open t.tsv then select c,a b
