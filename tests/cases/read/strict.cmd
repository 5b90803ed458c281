# needs: $CAPTURES/http_google.pcapng
tabshark read "$CAPTURES/http_google.pcapng" --strict -e frame.number,http.host,tcp.len
