printf 'a\tb\n\377x\t1.5\ny\tinf\nz\t2.5\n' >t.tsv
tabshark open t.tsv then print --format jsonl
