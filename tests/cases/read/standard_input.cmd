# needs: $CAPTURES/tcp_handshake.pcapng
tabshark read - -e frame.number,ip.src <"$CAPTURES/tcp_handshake.pcapng"
cat "$CAPTURES/tcp_handshake.pcapng" | tabshark read - -e frame.number,ip.src then head 1
