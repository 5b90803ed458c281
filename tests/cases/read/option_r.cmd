# needs: $CAPTURES/tcp_handshake.pcapng
tabshark read -r "$CAPTURES/tcp_handshake.pcapng" -e frame.number
