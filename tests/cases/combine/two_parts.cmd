printf 'g\tx\ts\n1\t9223372036854775807\tb\n\t1\tc\n2\t5\ta\n' >a.tsv
printf 'g\tx\ts\n2\t-3\tB\n1\t1\ta\n3\t\tz\n' >b.tsv
tabshark -q open a.tsv then group g n=count m=mean:x max:s p50:x nunique:s last:x --partial then write a.part
tabshark -q open b.tsv then group g n=count m=mean:x max:s p50:x nunique:s last:x --partial then write b.part
tabshark open a.part b.part then combine
