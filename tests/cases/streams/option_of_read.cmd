tabshark streams "$FIXTURES/traffic_dump.pcapng" -e frame.len
