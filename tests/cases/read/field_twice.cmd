# needs: $CAPTURES/tcp_handshake.pcapng
tabshark read "$CAPTURES/tcp_handshake.pcapng" -e frame.number -e frame.len,frame.number
