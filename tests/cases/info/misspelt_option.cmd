tabshark info --hsah c.pcap
