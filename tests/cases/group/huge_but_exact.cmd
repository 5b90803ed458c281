printf 'k\tx\nb\t9223372036854775807\nb\t1\nb\t-1\nc\t-9223372036854775808\n' >t.tsv
tabshark open t.tsv then group k sum:x
