# needs: $CAPTURES/tcp_handshake.pcapng
# Names only when they are asked for.
tabshark read "$CAPTURES/tcp_handshake.pcapng" -e eth.src_resolved -c 1
tabshark read "$CAPTURES/tcp_handshake.pcapng" -e _ws.col.Info -N t -c 1 | grep -o 'http'
