tabshark open nowhere.tsv then where 'frist(len) > 1'
