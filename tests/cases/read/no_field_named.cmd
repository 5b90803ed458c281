tabshark read c.pcap -e ,
