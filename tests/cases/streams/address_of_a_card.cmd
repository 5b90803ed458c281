tabshark streams "$FIXTURES/traffic_dump.pcapng" --ip 00:00:5e:00:53:01
