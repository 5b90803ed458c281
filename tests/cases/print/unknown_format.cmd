tabshark open t.tsv then print --format xml
