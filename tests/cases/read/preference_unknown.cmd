tabshark read "$FIXTURES/traffic_dump.pcapng" -o nosuch.preference:1 -e frame.number
