tabshark open t.tsv then write --format xml t.tsv
