tabshark info "$FIXTURES/traffic_dump.pcapng" then select -v file
