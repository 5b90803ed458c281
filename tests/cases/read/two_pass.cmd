# needs: $CAPTURES/http_google.pcapng
# The second pass knows the end of the conversation from the first packet on.
tabshark read "$CAPTURES/http_google.pcapng" -e tcp.completeness then head 2
tabshark read "$CAPTURES/http_google.pcapng" -2 -e tcp.completeness then head 2
