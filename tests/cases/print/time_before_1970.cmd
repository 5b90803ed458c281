printf 'when\n1969-12-31T23:59:59.500000000Z\n1901-02-03T04:05:06.000000007Z\n' >t.tsv
tabshark open t.tsv
