# needs: $CAPTURES/tcp_handshake.pcapng
tabshark read "$CAPTURES/tcp_handshake.pcapng" --timeseries -e frame.len,frame.time_epoch then head 1
