# No rows, but columns and their types.
tabshark read "$FIXTURES/traffic_dump.pcapng" -Y "udp and tcp.port == 1" -e frame.number,ip.src then describe
