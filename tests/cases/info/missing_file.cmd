tabshark info "$FIXTURES/traffic_dump.pcapng" nosuch.pcap
