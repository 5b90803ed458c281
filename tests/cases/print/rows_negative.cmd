tabshark open t.tsv then print --rows -1
