# 4.6 has other marks: docs/reliability.md.
# release: 4.0 4.4
for stream in 4 10 13 16 18 20 25 27; do
    echo "stream $stream"
    tabshark tcp-graph "$FIXTURES/traffic_dump.pcapng" --stream $stream --side both then where 'not (what in {"segment", "ACK", "window edge", "SACK", "duplicate ACK"})' then select elapsed,frame,side,what,seq,seq_end
done
