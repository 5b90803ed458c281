# needs: $CAPTURES/http_google.pcapng
tabshark read "$CAPTURES/http_google.pcapng" -c 2 -e frame.number,frame.len
