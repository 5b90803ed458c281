# needs: $CAPTURES/tcp_handshake.pcapng
ln -s "$CAPTURES/tcp_handshake.pcapng" one.pcapng
tabshark read one.pcapng - -e frame.number -c 1 <"$CAPTURES/tcp_handshake.pcapng"
