printf 'tcp.stream\tip.src\tip.dst\n7\t127.0.0.1\t127.0.0.1\n7\t127.0.0.1\t127.0.0.1\n' > x.tsv
tabshark open x.tsv then side
