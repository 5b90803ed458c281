head -c 20000 "$FIXTURES/traffic_dump.pcapng" >cut.pcapng
printf 'read -e frame.number then tail 1\nhead 1\n' | tabshark shell cut.pcapng
