tabshark open t.tsv then plot --panels -o '{y}.png'
