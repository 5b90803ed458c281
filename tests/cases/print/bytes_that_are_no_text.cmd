# TSV and CSV have the bytes as they were; people see escapes.
echo x >c.pcap
TABSHARK_TSHARK=$STAND_INS/odd_bytes
export TABSHARK_TSHARK
tabshark read c.pcap -e frame.number,http.host | od -An -c
tabshark read c.pcap -e frame.number,http.host then write c.csv
od -An -c <c.csv
tabshark read c.pcap -e frame.number,http.host then print --format pretty
