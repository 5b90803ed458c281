# TCP's own addresses, not those of the tunnels; what an ICMP error quotes is no packet of a stream, nor a stream.
python3 "$PACKETS" > x.pcap <<'END'
1 10.0.0.1.5000 > 10.0.0.2.80 S 100 tunnel=2001:db8::1>2001:db8::2
2 10.0.0.2.80 > 10.0.0.1.5000 SA 900 101 tunnel=2001:db8::2>2001:db8::1
3 10.0.0.1.5000 > 10.0.0.2.80 A 101 901 tunnel=2001:db8::1>2001:db8::2
4 10.0.0.1.5000 > 10.0.0.2.80 PA 101 901 50
5 10.0.0.1.5000 > 10.0.0.2.80 PA 101 901 50 quote=10.0.0.9
6 2001:db8::7.5000 > 2001:db8::8.80 S 100 tunnel=10.9.9.9>10.9.9.8
7 2001:db8::7.5001 > 2001:db8::8.80 S 100 quote=2001:db8::9
END
tabshark streams x.pcap then select stream,client,server,client_basis,state,packets,bytes,payload
