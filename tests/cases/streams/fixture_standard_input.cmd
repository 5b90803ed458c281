tabshark streams - < "$FIXTURES/traffic_dump.pcapng" then group state count
