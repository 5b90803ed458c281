tabshark streams "$FIXTURES/traffic_dump.pcapng" --ip 10.0.0.0/8 -Y 'tcp.stream == 40' then select client,server,other
