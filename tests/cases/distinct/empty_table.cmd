printf 'a\tb\n' >t.tsv
tabshark open t.tsv then distinct
