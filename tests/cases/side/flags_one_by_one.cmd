# The SYN came later than its answer.
cat > x.tsv <<'END'
tcp.stream	ip.src	tcp.flags.syn	tcp.flags.ack	tcp.srcport	tcp.dstport
0	10.0.0.2	true	true	80	5000
0	10.0.0.1	true	false	5000	80
END
tabshark open x.tsv then side
