/usr/bin/python3 "$PACKETS" </dev/null >none.pcap
tabshark read none.pcap -e frame.len
