tabshark open t.tsv then print --rows 2 --format csv
