printf 'k\tx\n\t1\n\t2\n' >t.tsv
tabshark open t.tsv then group k sum:x
