tabshark read "$FIXTURES/traffic_dump.pcapng" -c 3 --timeseries -e frame.len,ip.src
