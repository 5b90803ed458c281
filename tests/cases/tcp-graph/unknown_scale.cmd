# The capture has no handshake.
python3 "$PACKETS" > x.pcap <<'END'
1 10.0.0.2.80 > 10.0.0.1.5000 A 5000 1000 win=77
2 10.0.0.1.5000 > 10.0.0.2.80 A 1000 5000 100
3 10.0.0.2.80 > 10.0.0.1.5000 A 5000 1100 win=77
END
tabshark tcp-graph x.pcap --kind window then select what,bytes
tabshark tcp-graph x.pcap --kind rtt then select rtt
