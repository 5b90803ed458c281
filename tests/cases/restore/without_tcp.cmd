# needs: $CAPTURES/arp_resolution.pcapng
tabshark restore "$CAPTURES/arp_resolution.pcapng" -o out
cat out/index.tsv
