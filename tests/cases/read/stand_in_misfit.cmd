# A cell that does not fit turns its column into text; the cells before it stay as they were.
echo x >c.pcap
TABSHARK_TSHARK=$STAND_INS/misfit tabshark read c.pcap -e frame.number,frame.len
