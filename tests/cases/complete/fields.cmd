tabshark complete -- read x.pcap -e tcp.window
