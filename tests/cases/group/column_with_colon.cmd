printf 'k\tsum:x=1\na\t1\na\t2\n' >t.tsv
tabshark open t.tsv then group k max:sum:x=1 y=min:sum:x=1
