tabshark tcp-graph x.pcap --window 1
