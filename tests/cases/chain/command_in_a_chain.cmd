tabshark read x.pcap -e frame.len then report -o x
