tabshark streams "$FIXTURES/traffic_dump.pcapng" --ip 10.0.0
