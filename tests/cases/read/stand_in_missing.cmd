echo x >c.pcap
TABSHARK_TSHARK=./nosuch tabshark read c.pcap -e frame.number,frame.len
