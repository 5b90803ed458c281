tabshark read "$FIXTURES/traffic_dump.pcapng" -Y dns -e frame.number,http.host,tcp.len then head 1
