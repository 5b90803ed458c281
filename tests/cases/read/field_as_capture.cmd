tabshark read "$FIXTURES/traffic_dump.pcapng" -e frame.len, ip.src
