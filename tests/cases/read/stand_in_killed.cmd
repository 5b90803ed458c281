echo x >c.pcap
TABSHARK_TSHARK=$STAND_INS/killed tabshark read c.pcap -e frame.number,frame.len
