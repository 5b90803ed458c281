printf 'since\tx\n0.100000000\t1\n0.250000000\t2\n' >t.tsv
tabshark open t.tsv then resample 100ms sum:x --on since
