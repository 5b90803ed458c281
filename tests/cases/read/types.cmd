# needs: $CAPTURES/tcp_handshake.pcapng
tabshark --utc read "$CAPTURES/tcp_handshake.pcapng" -e frame.number,ip.src,tcp.flags,tcp.flags.syn,frame.time_epoch,frame.time_relative,eth.src,tcp.options then print --format pretty
