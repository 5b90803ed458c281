printf 'tcp.stream\n1\n' > x.tsv
tabshark open x.tsv then side
