tabshark read "$FIXTURES/traffic_dump.pcapng" nosuch.pcap -e frame.number
