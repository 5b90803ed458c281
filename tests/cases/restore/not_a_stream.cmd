tabshark restore c.pcap -o out --stream 3,x
