mkdir out
touch out/mine
tabshark restore "$FIXTURES/traffic_dump.pcapng" -o out --force --stream 0 then select file,size
ls out
