# Several blocks in an option, the first of what came twice.
python3 "$PACKETS" > x.pcap <<'END'
1 10.0.0.1.5000 > 10.0.0.2.80 S 999
1.1 10.0.0.2.80 > 10.0.0.1.5000 SA 4999 1000
1.2 10.0.0.1.5000 > 10.0.0.2.80 A 1000 5000
2 10.0.0.1.5000 > 10.0.0.2.80 A 1000 5000 100
3 10.0.0.1.5000 > 10.0.0.2.80 A 1200 5000 100
4 10.0.0.2.80 > 10.0.0.1.5000 A 5000 1100 options=0101051a000003e80000041a000004b000000514000005dc00000640
END
tabshark tcp-graph x.pcap then where 'frame == 6' then select what,seq,seq_end
