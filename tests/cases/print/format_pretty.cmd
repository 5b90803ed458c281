# Values that need care in one format or another.
echo x >c.pcap
TABSHARK_TSHARK=$STAND_INS/odd_values tabshark read c.pcap -e frame.number,http.host then print --format pretty
