echo x >c.pcap
TABSHARK_TSHARK=$STAND_INS/half_line tabshark read c.pcap -e frame.number,frame.len
