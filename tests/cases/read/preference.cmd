# needs: $CAPTURES/http_google.pcapng
tabshark read "$CAPTURES/http_google.pcapng" -o tcp.relative_sequence_numbers:false -e frame.number,tcp.seq -c 2
