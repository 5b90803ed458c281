echo x >c.pcap
TABSHARK_TSHARK=$STAND_INS/several tabshark read c.pcap -e ip.src,http.host --occurrence all
