# Types and values come back: what is written from the opened file is the same.
tabshark -q read "$FIXTURES/traffic_dump.pcapng" -c 500 --timeseries -e frame.time_delta,eth.src,ip.src,ipv6.src,tcp.flags,tcp.flags.syn,tcp.len,tcp.analysis.retransmission,dns.qry.name,http.host,http.user_agent then write packets.tsv
tabshark open packets.tsv then write packets.csv
tabshark open packets.csv then write again.csv
cmp packets.csv again.csv
tabshark open packets.tsv then write packets.sqlite
tabshark open packets.sqlite then write again.tsv
cmp packets.tsv again.tsv
tabshark -q read "$FIXTURES/traffic_dump.pcapng" -c 500 --timeseries -e frame.time_delta,eth.src,ip.src,ipv6.src,tcp.flags,tcp.flags.syn,tcp.len,tcp.analysis.retransmission,dns.qry.name,http.host,http.user_agent then describe >described
for file in again.tsv again.csv packets.sqlite; do
    tabshark open $file then describe | diff described -
done
