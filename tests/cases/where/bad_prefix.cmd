tabshark open nowhere.tsv then where 'ip.src == 10.0.0.0/33'
