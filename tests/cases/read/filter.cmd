# needs: $CAPTURES/tcp_handshake.pcapng
tabshark read "$CAPTURES/tcp_handshake.pcapng" -Y 'ip.src == 212.58.0.0/16' -e frame.number,ip.src
