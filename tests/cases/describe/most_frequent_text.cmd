printf 'name\tx\nb\t1\na\t2\na\t3\n\t4\nb\t5\na\t6\n' >t.tsv
tabshark open t.tsv then select name then describe
