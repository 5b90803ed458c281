printf 'k\tx\na\t1\nb\t9223372036854775807\nb\t1\n' >t.tsv
tabshark open t.tsv then group k sum:x
