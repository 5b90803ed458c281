tabshark tcp-graph x.pcap --side sender
