cat >t.tsv <<'END'
when	bytes	name	addr	mac	ok	took	ratio	big
2024-01-02T03:04:05.000000006Z	12	a	10.0.0.1	00:11:22:33:44:55	true	0.500000000	1.5	18446744073709551615
								
2024-01-02T03:04:06Z	-3	b	fe80::1	00:11:22:33:44:56	false	1.000000000	2e10	5
END
tabshark --utc open t.tsv then print --format pretty
