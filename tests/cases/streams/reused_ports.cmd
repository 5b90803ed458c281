python3 "$PACKETS" > x.pcap <<'END'
0 10.0.0.1.5000 > 10.0.0.2.80 S 100
0 10.0.0.2.80 > 10.0.0.1.5000 RA 0 101
1 10.0.0.1.5000 > 10.0.0.2.80 S 777
1 10.0.0.2.80 > 10.0.0.1.5000 SA 900 778
1.5 10.0.0.1.5000 > 10.0.0.2.80 A 778 901
END
tabshark streams x.pcap then select stream,state,packets,initial_rtt,reused_ports
