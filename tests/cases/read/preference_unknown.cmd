tabshark read "$FIXTURES/traffic_dump.pcapng" -o nosuch.preference:1 -e frame.number 2>err
status=$?
grep -o 'nosuch.preference' err
exit $status
