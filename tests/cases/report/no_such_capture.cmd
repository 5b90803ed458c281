# No page is made of it.
tabshark report "$FIXTURES/traffic_dump.pcapng" nosuch.pcap -o out
status=$?
ls
exit $status
