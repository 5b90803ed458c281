python3 "$PACKETS" > x.pcap <<'END'
2 10.0.0.1.5000 > 10.0.0.2.80 S 1000
END
for kind in sequence tcptrace throughput rtt window; do
    tabshark tcp-graph x.pcap --kind $kind --side both -o x.png then select what
done
