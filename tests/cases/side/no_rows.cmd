tabshark read "$FIXTURES/traffic_dump.pcapng" -Y dns -c 1 -e tcp.stream,ip.src then side
