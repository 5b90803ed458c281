# Every part says so in a sentence; there is nothing to draw.
printf '\324\303\262\241\002\0\004\0\0\0\0\0\0\0\0\0\377\377\0\0\001\0\0\0' >none.pcap
tabshark report none.pcap -o out
ls out
sed '/^```tabshark/,/^```$/d' out/index.md | sed '/^$/d'
