# One column of each type, with a value missing in each.
cat >t.tsv <<'END'
int	uint	real	bool	time	took	addr	text
1	18446744073709551615	0.5	true	2024-02-29T23:59:59.000000001Z	0.000000001	10.0.0.2	one
							
2	1	-1.5	false	2024-02-29T23:59:59.000000003Z	0.000000003	10.0.0.10	two
6	2	2.5	true	2024-02-29T23:59:59.000000005Z	0.000000005	10.0.0.2	two
END
tabshark open t.tsv then describe
