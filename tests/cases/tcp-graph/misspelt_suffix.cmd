tabshark tcp-graph x.pcap --stream 1 -o x.gif
