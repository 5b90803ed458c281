# The students' task (a): start, end, other address, size in packets.
tabshark streams "$FIXTURES/traffic_dump.pcapng" --ip 10.20.0.22 then select start,end,other,packets
