tabshark open t.tsv then write
