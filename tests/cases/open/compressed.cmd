printf "n\n1\n" | gzip >t.csv.gz
tabshark open t.csv.gz
