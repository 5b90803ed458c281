# Of ip.src and ipv6.src one is enough; what Wireshark finds wrong may be absent.
tabshark read "$FIXTURES/traffic_dump.pcapng" -c 3 -e frame.number,ip.src,ipv6.src,tcp.analysis.retransmission
tabshark read "$FIXTURES/traffic_dump.pcapng" -c 3 -e frame.number,ipv6.src
