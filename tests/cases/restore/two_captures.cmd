tabshark restore a.pcap b.pcap -o out
