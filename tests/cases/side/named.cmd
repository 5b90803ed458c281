printf 'tcp.stream\ttcp.srcport\ttcp.dstport\n7\t80\t40000\n' > x.tsv
tabshark open x.tsv then side who then select who
