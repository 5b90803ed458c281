head -c 30000 "$FIXTURES/traffic_dump.pcapng" >cut.pcapng
tabshark restore cut.pcapng -o out then select file,size,missing
echo "status $?"
ls out
