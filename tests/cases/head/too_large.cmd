tabshark open t.tsv then head 99999999999999999999
