printf 'g\tx\ts\n1\t9223372036854775807\tb\n\t1\tc\n2\t5\ta\n' >a.tsv
printf 'g\tx\ts\n2\t-3\tB\n1\t1\ta\n3\t\tz\n' >b.tsv
tabshark open a.tsv then derive 'y = x % 10' then combine --partial then write a.part
tabshark open b.tsv then derive 'y = x % 10' then combine --partial then write b.part
tabshark open b.part a.part then combine then tail 4
