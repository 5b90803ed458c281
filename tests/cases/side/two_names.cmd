tabshark open x.tsv then side a b
