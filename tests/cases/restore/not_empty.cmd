mkdir out
touch out/mine
tabshark restore "$FIXTURES/traffic_dump.pcapng" -o out
