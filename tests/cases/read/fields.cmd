# needs: $CAPTURES/tcp_handshake.pcapng
tabshark read "$CAPTURES/tcp_handshake.pcapng" -e frame.number -e ip.src,tcp.flags,tcp.flags.syn -e frame.time_epoch
