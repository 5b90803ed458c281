tabshark tcp-graph x.pcap -x sequence -o x.png
