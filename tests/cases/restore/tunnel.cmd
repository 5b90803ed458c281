# needs: $CAPTURES/4in6tunnel.pcap
tabshark restore "$CAPTURES/4in6tunnel.pcap" -o out then select -v start
ls out
