# release: 4.0
# needs: $CAPTURES/tcp_handshake.pcapng
# Columns that the user has hidden in Wireshark are printed where tabshark asks for them.
mkdir -p config/wireshark
echo 'gui.column.hidden: %m,%L,%Cus:tcp.len:0:U' >config/wireshark/preferences
XDG_CONFIG_HOME="$PWD/config" tabshark read "$CAPTURES/tcp_handshake.pcapng" -e frame.number,frame.len,tcp.len --engine columns
