tabshark open t.tsv --format xml
