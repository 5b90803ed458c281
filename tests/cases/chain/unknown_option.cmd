printf 'n\n1\n' >t.tsv
tabshark open t.tsv then select --vert n
