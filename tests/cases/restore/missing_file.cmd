tabshark restore nosuch.pcap -o out
status=$?
ls
exit $status
