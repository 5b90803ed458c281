echo x >c.pcap
TABSHARK_TSHARK=$STAND_INS/no_fields tabshark read c.pcap -e frame.number,frame.len 2>err
status=$?
grep -o 'lists no fields: is this tshark?' err
exit $status
