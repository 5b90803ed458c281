tabshark read "$FIXTURES/traffic_dump.pcapng" -Y tcp -e frame.len,udp.length --strict
