# needs: $CAPTURES/http_google.pcapng
tabshark restore "$CAPTURES/http_google.pcapng" -o out then select file,side,size,sha256
cd out && sha256sum [0-9]* && head -n 2 172*
