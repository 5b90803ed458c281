# Types and values come back: the second file is the first, byte for byte.
cat >t.tsv <<'END'
when	bytes	name	addr	ok	took	ratio	big
2024-01-02T03:04:05.000000006Z	12	a, "b"	10.0.0.1	true	0.500000000	1.5	18446744073709551615
							
2024-01-02T03:04:06.000000000Z	-3	  c	fe80::1	false	-1.000000001	2e-10	5
END
tabshark open t.tsv then write one.tsv
tabshark open one.tsv then write two.tsv
cmp one.tsv two.tsv
tabshark open one.tsv then write again.tsv
cmp t.tsv again.tsv
tabshark open one.tsv then describe then select column,type,count
