tabshark open t.tsv then write a.tsv b.tsv
