echo x >c.pcap
TABSHARK_TSHARK=$STAND_INS/flood tabshark read c.pcap -e frame.number,frame.len
