tabshark open t.tsv --type port=number
