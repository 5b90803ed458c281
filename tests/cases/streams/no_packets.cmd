python3 "$PACKETS" </dev/null > x.pcap
tabshark streams x.pcap --ip 10.0.0.1
