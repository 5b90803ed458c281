tabshark streams "$FIXTURES/traffic_dump.pcapng" then head 2
