printf 'n\n1\n' >t.tsv
tabshark --show-command open t.tsv
