# Up to the next dot.
tabshark complete -- read x.pcap -e "" >answer
grep -c . answer | sed "s/.../N/"
grep "^tcp" answer | head -n 3
tail -n 1 answer
