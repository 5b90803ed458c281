tabshark open t.tsv then describe frame.len
