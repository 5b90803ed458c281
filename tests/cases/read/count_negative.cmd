tabshark read c.pcap -e ip.src -c -1
