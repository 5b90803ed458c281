# A time of a damaged capture, whose fraction is a whole second, is the next second, with every release of tshark.
# A pcap of one packet at 1418144730 s and 1,000,000 µs.
printf '\324\303\262\241\2\0\4\0\0\0\0\0\0\0\0\0\0\0\4\0\1\0\0\0' >c.pcap
printf '\332\053\207\124\100\102\17\0\16\0\0\0\16\0\0\0\1\2\3\4\5\6\7\10\11\12\13\14\377\377' >>c.pcap
for options in '' '--engine fields' '--occurrence all'; do
    tabshark --utc read c.pcap $options -e frame.time_epoch,frame.time_relative
done
tabshark --utc read c.pcap -e frame.time
tabshark --utc read c.pcap -e frame.time --occurrence all
