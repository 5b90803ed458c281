printf 'stream\tip.src\tlen\tgap\n1\t10.0.0.1\t5\t0.5\n0\t10.0.0.2\t7\t\n1\t10.0.0.1\t\t1.5\n\t9.0.0.1\t1\t2.5\n0\t10.0.0.1\t2\t\n' >t.tsv
tabshark open t.tsv then number stream
