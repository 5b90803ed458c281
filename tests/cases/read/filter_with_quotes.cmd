# needs: $CAPTURES/http_google.pcapng
tabshark read "$CAPTURES/http_google.pcapng" -Y 'http.host == "www.google.com"' -e frame.number,http.host
