tabshark read "$FIXTURES/traffic_dump.pcapng" -d tcp.port==eighty,http -e frame.number
