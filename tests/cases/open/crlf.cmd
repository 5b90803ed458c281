printf 'a\tb\r\n1\tx\r\n2\ty\r\n' >t.tsv
tabshark open t.tsv
