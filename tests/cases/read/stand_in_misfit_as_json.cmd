echo x >c.pcap
TABSHARK_TSHARK=$STAND_INS/misfit tabshark read c.pcap -e frame.number,frame.len then print --format json
