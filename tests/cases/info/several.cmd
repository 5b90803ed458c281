ln -s "$FIXTURES/traffic_dump.pcapng" a.pcapng
gzip -c a.pcapng >b.gz
editcap -F pcap -s 60 a.pcapng c.pcap
tabshark info a.pcapng b.gz c.pcap then select file,type,compression,packets,bytes,snap_length
