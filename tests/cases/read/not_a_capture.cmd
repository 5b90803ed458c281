echo 'This is a letter.' >letter.pcap
tabshark read letter.pcap -e frame.number 2>err
status=$?
grep -o 'letter.pcap' err
grep -o "isn't a capture file" err
exit $status
