# needs: $CAPTURES/http_google.pcapng
tabshark read "$CAPTURES/http_google.pcapng" -e frame.len,tcp.flags.syn,tcp.flags,ip.src,http.host,tcp.analysis.retransmission then describe
