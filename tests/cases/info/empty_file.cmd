touch c.pcap
tabshark info c.pcap
