tabshark tcp-graph x.pcap --kind tcp-trace
