seq 5000 >numbers.pcap
tabshark info numbers.pcap
