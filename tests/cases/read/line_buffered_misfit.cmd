# A cell that does not fit its type is printed as it is, and told once.
echo x >x.pcap
TABSHARK_TSHARK=$STAND_INS/misfit tabshark read x.pcap --line-buffered -e frame.number,frame.len
