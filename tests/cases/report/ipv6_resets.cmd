# IPv6, a reset and a stream from before the capture.
python3 "$PACKETS" >x.pcap <<'END'
1.0 2001:db8::1.5000 > 2001:db8::2.80 S 1
1.1 2001:db8::2.80 > 2001:db8::1.5000 SA 100 2
1.2 2001:db8::1.5000 > 2001:db8::2.80 A 2 101
1.3 2001:db8::1.5000 > 2001:db8::2.80 PA 2 101 50
1.4 2001:db8::2.80 > 2001:db8::1.5000 RA 101 52
2.0 2001:db8::3.6000 > 2001:db8::2.80 A 500 900 10
2.5 2001:db8::3.6000 > 2001:db8::2.80 A 500 900 10
END
tabshark report x.pcap -o out
sed '/^```tabshark/,/^```$/d' out/index.md | sed -n '/^## Who/,/^## Lengths/p; /^## TCP/,/^## Names/p' | sed '/^$/d'
