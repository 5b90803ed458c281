tabshark open t.tsv then head 1.5
