printf 'g\tx\ts\n1\t9223372036854775807\tb\n\t1\tc\n2\t5\ta\n' >a.tsv
printf 'g\tx\ts\n2\t-3\tB\n1\t1\ta\n3\t\tz\n' >b.tsv
printf 't\tk\n2024-01-01T00:00:01Z\ta\n2024-01-01T00:00:01.5Z\t\n' >c.tsv; printf 't\tk\n2024-01-01T00:00:04Z\tb\n\tz\n' >d.tsv
tabshark -q open c.tsv --type t=time then resample 1s --by k --partial then write c.part
tabshark -q open d.tsv --type t=time then resample 1s --by k --partial then write d.part
tabshark open c.part d.part then combine
