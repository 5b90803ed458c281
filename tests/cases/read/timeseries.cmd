# needs: $CAPTURES/tcp_handshake.pcapng
tabshark read "$CAPTURES/tcp_handshake.pcapng" --timeseries -e frame.len
