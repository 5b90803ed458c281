tabshark read "$FIXTURES/traffic_dump.pcapng" -Y 'tcp.prot == 80' -e frame.len
