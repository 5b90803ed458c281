tabshark open t.tsv then head ten
