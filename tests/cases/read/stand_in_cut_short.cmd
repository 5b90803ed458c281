echo x >c.pcap
TABSHARK_TSHARK=$STAND_INS/cut_short tabshark read c.pcap -e frame.number,frame.len
