python3 "$PACKETS" > a.pcap <<'END'
0 10.0.0.1.5000 > 10.0.0.2.80 S 100
END
python3 "$PACKETS" > b.pcap <<'END'
0 2001:db8::1.5000 > 2001:db8::2.80 S 100
1 2001:db8::2.80 > 2001:db8::1.5000 SA 100 101
END
tabshark streams a.pcap b.pcap then select capture,stream,client,packets,state
