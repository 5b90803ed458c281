tabshark restore "$FIXTURES/traffic_dump.pcapng" -o out -Y "tcp.stream < 3 and ip" then select file,stream,missing
ls out
