# A capture that cannot be read is named, and the others are compared.
# release: 4.0
echo packets >no_capture.pcap
tabshark verify-engine absent.pcap no_capture.pcap "$FIXTURES/campus.pcapng" >table
echo "status $?"
grep -P '^(frame.number|tcp.flags)\t' table
