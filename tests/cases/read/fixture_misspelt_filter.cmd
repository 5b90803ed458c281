# Wherever it is wrong, the filter is shown again with a caret under the place.
tabshark read "$FIXTURES/traffic_dump.pcapng" -Y 'ip.src == 10.0.0.0/8 and tcp.prot == 80' -e ip.src 2>err
status=$?
grep -o 'the display filter (-Y) is wrong' err
grep -A 1 'ip.src == 10.0.0.0/8 and tcp.prot == 80' err
exit $status
