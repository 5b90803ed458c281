# The whole rows are written; warning and status say that there were more.
echo x >cut.pcap
TABSHARK_TSHARK=$STAND_INS/cut_short tabshark read cut.pcap -e frame.number,frame.len then write t.csv
status=$?
cat t.csv
exit $status
