touch c.pcap
tabshark read c.pcap -e frame.number
