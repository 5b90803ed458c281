ln -s "$FIXTURES/traffic_dump.pcapng" one.pcapng
ln -s one.pcapng two.pcapng
tabshark read one.pcapng two.pcapng -c 2 -e frame.number,frame.len
