# Valid JSON all the same.
echo x >c.pcap
TABSHARK_TSHARK=$STAND_INS/odd_bytes tabshark -q read c.pcap -e frame.number,http.host then print --format json | python3 -c 'import json, sys; print(ascii(json.load(sys.stdin)))'
