editcap -F pcap "$FIXTURES/traffic_dump.pcapng" none.pcap 1-999999
tabshark info none.pcap
