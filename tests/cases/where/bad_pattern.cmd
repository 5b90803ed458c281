tabshark open nowhere.tsv then where 'host matches "(a"'
