tabshark read "$FIXTURES/traffic_dump.pcapng" -e frame.len,http2.streamid --strict
