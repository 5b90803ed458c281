tabshark read "$FIXTURES/traffic_dump.pcapng" -Y 'qqqxyzw' -e frame.len
