# needs: $CAPTURES/icmp_traceroute.pcapng
tabshark read "$CAPTURES/icmp_traceroute.pcapng" -c 4 -e frame.number,ip.src,ip.ttl --occurrence last
