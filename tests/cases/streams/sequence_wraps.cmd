# 50 bytes over the end of the sequence numbers, a gap of 100, 50 bytes; 100 more are acknowledged, but were not captured.
python3 "$PACKETS" > x.pcap <<'END'
1 10.0.0.1.5000 > 10.0.0.2.80 A 4294967290 901 50
2 10.0.0.2.80 > 10.0.0.1.5000 A 901 44
3 10.0.0.1.5000 > 10.0.0.2.80 A 144 901 50
3 10.0.0.1.5000 > 10.0.0.2.80 A 144 901 50
5 10.0.0.2.80 > 10.0.0.1.5000 A 901 294
7 10.0.0.2.80 > 10.0.0.1.5000 R 12345
END
tabshark streams x.pcap then select packets,payload,content,missing_client,missing_server,retransmissions,lost_segments,unseen_acks
