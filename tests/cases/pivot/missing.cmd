printf 'k\tname\tx\n1\ta\t5\n\ta\t6\n2\t\t7\n3\tb\t\n3\tb\t8\n' >t.tsv
tabshark open t.tsv then pivot k name x
