# needs: $CAPTURES/http_google.pcapng
ln -s "$CAPTURES/http_google.pcapng" a.pcapng
ln -s "$CAPTURES/http_google.pcapng" b.pcapng
tabshark read a.pcapng b.pcapng -c 2 -e frame.number,frame.len
