tabshark tcp-graph x.pcap --xlim 2024-01-01T00:00:00, -o x.png
