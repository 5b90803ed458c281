tabshark streams "$FIXTURES/traffic_dump.pcapng" -Y dns then select stream
