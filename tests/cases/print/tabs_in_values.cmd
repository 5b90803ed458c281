# TSV cannot hold them, and says so; CSV can.
printf 'a,b\n1,"x\ty"\n' >t.csv
tabshark open t.csv then print --format tsv
tabshark open t.csv then print --format csv
