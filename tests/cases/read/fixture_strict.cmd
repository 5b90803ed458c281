# Only packets that have all of them.
tabshark read "$FIXTURES/traffic_dump.pcapng" -c 3 --strict -e frame.number,ip.src,tcp.srcport
