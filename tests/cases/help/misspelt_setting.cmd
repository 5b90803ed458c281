tabshark --quite read x.pcap
status=$?
tabshark -x
tabshark -q --no-such-thing
exit $status
