# With frame.protocols and all values, addresses are found in tunnels, and quotes are none's.
python3 "$PACKETS" > x.pcap <<'END'
1 10.0.0.1.5000 > 10.0.0.2.80 S 100 tunnel=10.9.9.9>10.9.9.8
2 10.0.0.2.80 > 10.0.0.1.5000 SA 900 101 tunnel=10.9.9.9>10.9.9.8
3 10.0.0.1.5000 > 10.0.0.2.80 S 100 quote=10.0.0.9
END
tabshark -q read x.pcap --occurrence all -e frame.protocols,tcp.stream,ip.src,ip.dst,tcp.srcport,tcp.dstport,tcp.flags then side then select ip.src,side
