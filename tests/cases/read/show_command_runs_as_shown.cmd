# needs: $CAPTURES/tcp_handshake.pcapng
# What is printed does what tabshark does.
ln -s "$CAPTURES/tcp_handshake.pcapng" 'it is; $(a) "capture".pcapng'
tabshark read --show-command -e frame.number,frame.len 'it is; $(a) "capture".pcapng' -Y 'frame.len > 60' >line
# Columns of 4.0 have blanks in front.
bash ./line 2>/dev/null | tr -d " "
