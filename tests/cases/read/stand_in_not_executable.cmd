echo x >c.pcap
cp "$STAND_INS/not_executable" .
TABSHARK_TSHARK=./not_executable tabshark read c.pcap -e frame.number,frame.len
