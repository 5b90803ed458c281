# Two late segments of stream 18 tshark 4.6 takes for retransmissions.
for stream in 4 10 13 16 18 20 25 27; do
    echo "stream $stream"
    tabshark tcp-graph "$FIXTURES/traffic_dump.pcapng" --stream $stream --side both then where 'not (what in {"segment", "ACK", "window edge", "SACK", "duplicate ACK"})' then select elapsed,frame,side,what,seq,seq_end
done | sed "/^0.0311877\|^0.2083395/s/retransmission/out of order/"
