tabshark complete -- nonsense ""
tabshark complete -- doctor ""
tabshark complete -- read x.pcap -e frame.len then nonsense ""
