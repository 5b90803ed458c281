tabshark tcp-graph x.pcap --kind throughput --window 0
