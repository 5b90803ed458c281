tabshark tcp-graph "$FIXTURES/traffic_dump.pcapng" --stream 20 --kind throughput --side client --window 200ms
