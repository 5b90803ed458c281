printf 'read -e frame.len\ntables\n' | tabshark --show-command shell "$FIXTURES/traffic_dump.pcapng" | sed "s|$FIXTURES|fixtures|"
