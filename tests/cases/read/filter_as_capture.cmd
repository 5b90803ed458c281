tabshark read "$FIXTURES/traffic_dump.pcapng" 'tcp.port == 80' -e frame.len
