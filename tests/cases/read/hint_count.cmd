tabshark read "$FIXTURES/traffic_dump.pcapng" -c 3 -Y http.response -e frame.len
tabshark read "$FIXTURES/traffic_dump.pcapng" -c 1 -e http.host
