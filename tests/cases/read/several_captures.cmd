# needs: $CAPTURES/tcp_handshake.pcapng
ln -s "$CAPTURES/tcp_handshake.pcapng" one.pcapng
ln -s "$CAPTURES/tcp_handshake.pcapng" two.pcapng
tabshark read one.pcapng two.pcapng -e frame.number,ip.src
