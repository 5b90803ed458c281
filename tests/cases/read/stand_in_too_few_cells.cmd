echo x >c.pcap
TABSHARK_TSHARK=$STAND_INS/too_few_cells tabshark read c.pcap -e frame.number,frame.len 2>err
status=$?
grep -o 'tshark printed 1 cells\{0,1\} instead of 2 in row 3' err
exit $status
