tabshark read "$FIXTURES/traffic_dump.pcapng" -e frame.number,ip.scr
