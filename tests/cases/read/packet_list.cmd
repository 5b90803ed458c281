# needs: $CAPTURES/tcp_handshake.pcapng
# Without -e, what Wireshark's packet list shows.
tabshark read "$CAPTURES/tcp_handshake.pcapng" then select -v info
