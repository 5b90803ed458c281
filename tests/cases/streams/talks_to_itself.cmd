# One address and one port: nothing tells the sides apart.
python3 "$PACKETS" > x.pcap <<'END'
0 127.0.0.1.6000 > 127.0.0.1.6000 S 10
1 127.0.0.1.6000 > 127.0.0.1.6000 SA 10 11
2 127.0.0.1.6000 > 127.0.0.1.6000 PA 11 11 3
END
tabshark streams x.pcap --ip 127.0.0.1 then select client,server,other,state,packets_client,packets_server,content,missing
