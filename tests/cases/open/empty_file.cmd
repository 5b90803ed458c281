touch t.tsv
tabshark open t.tsv
