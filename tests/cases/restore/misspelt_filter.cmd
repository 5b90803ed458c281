tabshark restore "$FIXTURES/traffic_dump.pcapng" -o out -Y "tcp.prot == 80" 2>err
status=$?
grep -A 1 "tcp.prot == 80" err
ls
exit $status
