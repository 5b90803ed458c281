tabshark restore c.pcap
