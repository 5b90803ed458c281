echo x >c.pcap
TABSHARK_TSHARK=$STAND_INS/fails_silently tabshark read c.pcap -e frame.number,frame.len
