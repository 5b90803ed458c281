# A stream of which the capture has an ICMP error alone.
python3 "$PACKETS" > x.pcap <<'END'
4 10.0.0.1.5000 > 10.0.0.2.80 A 1100 5000 100 quote=10.0.0.9
END
tabshark tcp-graph x.pcap --stream 0
