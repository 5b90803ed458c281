python3 "$PACKETS" > x.pcap </dev/null
tabshark tcp-graph x.pcap --stream 0
