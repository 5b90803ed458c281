# needs: $CAPTURES/http_google.pcapng
# Taken for FTP, it has no HTTP in it.
tabshark read "$CAPTURES/http_google.pcapng" --strict -e frame.number,http.host
tabshark read "$CAPTURES/http_google.pcapng" --strict -e frame.number,http.host -d tcp.port==80,ftp
