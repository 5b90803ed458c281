# Hints are on standard error, -q silences them, and the exit status is 0.
tabshark read "$FIXTURES/traffic_dump.pcapng" -Y 'tcp.port == 1' -e frame.len 2>/dev/null
tabshark -q read "$FIXTURES/traffic_dump.pcapng" -Y 'tcp.port == 1' -e frame.len
