tabshark read "$FIXTURES/traffic_dump.pcapng" -C nosuch -e frame.number
