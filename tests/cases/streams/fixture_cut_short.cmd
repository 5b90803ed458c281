head -c 300000 "$FIXTURES/traffic_dump.pcapng" > cut.pcapng
tabshark -q streams cut.pcapng then group state count
