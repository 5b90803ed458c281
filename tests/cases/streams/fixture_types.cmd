tabshark streams "$FIXTURES/traffic_dump.pcapng" --ip 10.10.0.11 then print --format pretty 2>&1 | head -3
