# What dissectors say on the side is for --verbose.
echo x >c.pcap
TABSHARK_TSHARK=$STAND_INS/warns tabshark read c.pcap -e frame.number,frame.len
