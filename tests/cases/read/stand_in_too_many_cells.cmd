echo x >c.pcap
TABSHARK_TSHARK=$STAND_INS/too_many_cells tabshark read c.pcap -e frame.number,frame.len 2>err
status=$?
grep -o 'tshark printed 3 cells\{0,1\} instead of 2 in row 2' err
exit $status
