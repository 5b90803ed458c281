echo quit | tabshark shell absent.pcap
echo "status $?"
echo quit | tabshark shell -
echo "status $?"
echo quit | tabshark shell -x
echo "status $?"
printf 'read -\nopen -\nread -e frame.len\n' | tabshark shell
