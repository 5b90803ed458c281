tabshark open t.tsv then print t.csv
