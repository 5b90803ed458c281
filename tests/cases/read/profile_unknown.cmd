tabshark read "$FIXTURES/traffic_dump.pcapng" -C nosuch -e frame.number 2>err
status=$?
grep -o 'nosuch' err
exit $status
