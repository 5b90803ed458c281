cp "$FIXTURES/traffic_dump.pcapng" a.pcapng
cp a.pcapng b.pcapng
tabshark streams a.pcapng b.pcapng a.pcapng -Y 'tcp.stream < 2' then select capture,stream,packets
