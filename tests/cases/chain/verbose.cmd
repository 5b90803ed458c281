echo x >c.pcap
TABSHARK_TSHARK=$STAND_INS/warns tabshark --verbose read c.pcap -e frame.number,frame.len 2>err
grep -o 'a plugin is of another version' err
