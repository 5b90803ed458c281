tabshark open t.tsv then head -n -1
