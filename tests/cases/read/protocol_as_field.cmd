# needs: $CAPTURES/tcp_handshake.pcapng
tabshark read "$CAPTURES/tcp_handshake.pcapng" -e frame.number,_ws.col.Protocol then head 1
