# A slice shares the strings of the whole.
printf 'name\tn\nb\t1\na\t2\n\t3\nb\t4\n' >t.tsv
tabshark open t.tsv then tail 3 then head 2 then print --format json
