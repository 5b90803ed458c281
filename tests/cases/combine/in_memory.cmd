printf 'g\tx\ts\n1\t9223372036854775807\tb\n\t1\tc\n2\t5\ta\n' >a.tsv
printf 'g\tx\ts\n2\t-3\tB\n1\t1\ta\n3\t\tz\n' >b.tsv
tabshark -q open a.tsv then where 'x > 2' then group g,s --partial then combine then sort s
