tabshark read c.pcap -e ip.src --occurrence second
