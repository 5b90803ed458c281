printf 't\tx\n1969-12-31T23:59:58.500000000Z\t1\n1970-01-01T00:00:00.500000000Z\t2\n' >t.tsv
tabshark open t.tsv then resample 1s sum:x
