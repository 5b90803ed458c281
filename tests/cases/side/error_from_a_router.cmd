# The first value is the router's, who takes no part in the stream.
python3 "$PACKETS" > x.pcap <<'END'
1 10.0.0.1.5000 > 10.0.0.2.80 S 100
2 10.0.0.1.5000 > 10.0.0.2.80 S 100 quote=10.0.0.9
END
tabshark -q read x.pcap -e tcp.stream,ip.src,ip.dst,tcp.srcport,tcp.dstport,tcp.flags then side then select ip.src,side
