# The filter again, with the caret where tshark puts it.
echo x >c.pcap
TABSHARK_TSHARK=$STAND_INS/bad_filter tabshark read c.pcap -e frame.number,frame.len -Y 'ip.src = 10 and'
