touch traffic.pcap
tabshark read trafic.pcap -e frame.len
