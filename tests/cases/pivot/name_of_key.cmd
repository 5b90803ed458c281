printf 'k\tname\tx\n1\tk\t5\n1\tz\t6\n2\tk\t7\n' >t.tsv
tabshark open t.tsv then pivot k name x
