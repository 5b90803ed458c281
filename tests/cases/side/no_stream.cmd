printf 'ip.src\n10.0.0.1\n' > x.tsv
tabshark open x.tsv then side
