tabshark tcp-graph "$FIXTURES/traffic_dump.pcapng" --stream 20 --kind rtt --side both
