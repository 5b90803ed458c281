tabshark -q read "$FIXTURES/traffic_dump.pcapng" -Y 'tcp.stream in {0, 8, 10, 14}' -e tcp.stream,ip.src,ipv6.src,tcp.srcport,tcp.dstport,tcp.flags then side then group tcp.stream,side count
