printf 'a\tb\n1\tx\n1\ty\n1\tx\n\tx\n\tx\n' >t.tsv
tabshark open t.tsv then distinct
