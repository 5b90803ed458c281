# The first separator that is tried is a byte of values; the second one tells them apart.
echo x >c.pcap
export TABSHARK_TSHARK="$STAND_INS/raw_bytes"
tabshark read c.pcap -e http.host --occurrence all then print --format csv | od -An -c
tabshark read c.pcap -e http.host 2>err then print --format csv | od -An -c
grep -o 'more than one value: 1 of http.host' err
