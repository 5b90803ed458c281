tabshark read c.pcap -e frame.number --fliter tcp
