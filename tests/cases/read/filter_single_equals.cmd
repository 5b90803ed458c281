tabshark read "$FIXTURES/traffic_dump.pcapng" -Y 'tcp.port = 80' -e frame.len
