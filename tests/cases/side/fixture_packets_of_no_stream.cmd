tabshark read "$FIXTURES/traffic_dump.pcapng" -c 12 -e frame.protocols,tcp.stream,ip.src,ipv6.src,tcp.srcport,tcp.dstport,tcp.flags then side then group frame.protocols count count:side
