printf 'n\n1\n' >t.tsv
echo x >c.pcap
TABSHARK_TSHARK=$STAND_INS/killed tabshark read c.pcap -e frame.number,frame.len then write t.tsv
status=$?
cat t.tsv
ls
exit $status
