tabshark read - -c 2 -e frame.number,frame.len <"$FIXTURES/traffic_dump.pcapng"
cat "$FIXTURES/traffic_dump.pcapng" | tabshark read - -e frame.number then tail 1
