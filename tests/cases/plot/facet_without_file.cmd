tabshark open absent.tsv then plot -y n --facet key
