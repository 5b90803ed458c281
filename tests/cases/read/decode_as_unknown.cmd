tabshark read "$FIXTURES/traffic_dump.pcapng" -d tcp.port==eighty,http -e frame.number 2>err
status=$?
grep -o 'eighty' err
exit $status
