touch file
ln -s nothing link
tabshark restore "$FIXTURES/traffic_dump.pcapng" -o file/out
echo "status $?"
tabshark restore "$FIXTURES/traffic_dump.pcapng" -o link
echo "status $?"
ls
