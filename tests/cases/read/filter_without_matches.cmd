# needs: $CAPTURES/tcp_handshake.pcapng
# No rows, but columns and their types.
tabshark read "$CAPTURES/tcp_handshake.pcapng" -Y udp -e frame.number,ip.src then describe
