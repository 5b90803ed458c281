tabshark tcp-graph x.pcap --title Loss
