cd "$FIXTURES"
tabshark open traffic_dump.pcapng
