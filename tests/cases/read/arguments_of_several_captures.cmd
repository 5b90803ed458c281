echo x >a.pcap
echo x >-b.pcap
RECORD=arguments TABSHARK_TSHARK=$STAND_INS/records tabshark read --jobs 1 -e frame.number,frame.len -N mt -- a.pcap -b.pcap
tr '\014' '|' <arguments
