printf 'tcp.stream\ttcp.srcport\tside\n7\t80\tx\n' > x.tsv
tabshark open x.tsv then side
