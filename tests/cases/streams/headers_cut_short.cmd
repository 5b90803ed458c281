# The capture has 42 bytes of each packet: no options of the SYNs.
python3 "$PACKETS" 42 > x.pcap <<'END'
0 10.0.0.1.5000 > 10.0.0.2.80 S 100 options=020405b4
1 10.0.0.2.80 > 10.0.0.1.5000 SA 900 101 options=020405b4
2 10.0.0.1.5000 > 10.0.0.2.80 A 101 901
3 10.0.0.1.5000 > 10.0.0.2.80 A 101 901 500
END
tabshark streams x.pcap then select client_basis,state,packets,payload
