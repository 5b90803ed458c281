python3 "$PACKETS" > a.pcap <<'END'
0 10.0.0.1.5000 > 10.0.0.2.80 S 100
END
python3 "$PACKETS" > b.pcap <<'END'
0 10.0.0.2.5000 > 10.0.0.1.80 S 100
1 10.0.0.1.80 > 10.0.0.2.5000 SA 100 101
END
tabshark read a.pcap b.pcap -e tcp.stream,ip.src,tcp.srcport,tcp.dstport,tcp.flags then side then select capture,ip.src,side
