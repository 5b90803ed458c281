printf 'tcp.stream\ttcp.srcport\ttcp.dstport\n7\t80\t40000\n7\t40000\t80\n3\t5000\t5001\n3\t5001\t5000\n' > x.tsv
tabshark open x.tsv then side
