echo x >c.pcap
TABSHARK_TSHARK=/bin/true tabshark read c.pcap -e frame.number 2>err
status=$?
grep -o 'lists no fields: is this tshark?' err
exit $status
