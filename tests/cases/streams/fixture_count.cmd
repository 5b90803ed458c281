tabshark streams -c 60 -r "$FIXTURES/traffic_dump.pcapng" then select stream,packets
