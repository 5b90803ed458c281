tabshark streams "$FIXTURES/traffic_dump.pcapng" --ip 10.99.0.1 then select stream,other
