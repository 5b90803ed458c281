tabshark read "$FIXTURES/traffic_dump.pcapng" -Y 'htpp or dns' -e frame.len
