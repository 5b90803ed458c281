# What matters comes last, behind 5 MB of warnings.
echo x >c.pcap
TABSHARK_TSHARK=$STAND_INS/flood_then_fails tabshark read c.pcap -e frame.number,frame.len 2>err
status=$?
grep -o 'The disk fell off.' err
exit $status
