tabshark complete -- read x.pcap -e frame.len then head --
