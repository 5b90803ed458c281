# needs: $CAPTURES/http_google.pcapng
tabshark read "$CAPTURES/http_google.pcapng" -e frame.number,frame.time_epoch,frame.time_delta,eth.src,ip.src,tcp.flags,tcp.flags.syn,tcp.window_size,tcp.analysis.retransmission,http.host,http.request.uri then write packets.tsv
tabshark open packets.tsv then write again.tsv
cmp packets.tsv again.tsv
tabshark open packets.tsv then write packets.csv
tabshark open packets.csv then write third.csv
cmp packets.csv third.csv
tabshark open packets.csv then write packets.sqlite
tabshark open packets.sqlite then write fourth.csv
cmp packets.csv fourth.csv
