tabshark tcp-graph x.pcap --stream 1,2
