# Ports and addresses are those of TCP itself.
python3 "$PACKETS" > x.pcap <<'END'
2 2001:db8::1.5000 > 2001:db8::2.80 A 1000 5000 100 tunnel=10.0.0.1>10.0.0.2
3 2001:db8::2.80 > 2001:db8::1.5000 A 5000 1100 win=77 tunnel=10.0.0.2>10.0.0.1
4 2001:db8::1.5000 > 2001:db8::2.80 A 1100 5000 100 quote=2001:db8::9
END
tabshark -q tcp-graph x.pcap --side both then select frame,side,what,seq,seq_end
