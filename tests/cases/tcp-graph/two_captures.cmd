tabshark tcp-graph x.pcap y.pcap --stream 1
