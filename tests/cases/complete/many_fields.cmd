# Up to the next dot: thousands of them; how many depends on the release of tshark.
tabshark complete -- read x.pcap -e "" >answer
[ "$(grep -c . answer)" -gt 1000 ] && echo thousands
grep "^tcp" answer | head -n 3
tail -n 1 answer
