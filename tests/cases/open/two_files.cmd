tabshark open a.tsv b.tsv
