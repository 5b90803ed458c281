tabshark streams nowhere.pcap
