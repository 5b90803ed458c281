tabshark read "$FIXTURES/traffic_dump.pcapng" -Y 'tcp.stream in {1, 2} and not icmp' -e tcp.stream,ip.src,tcp.flags then side then group side count
