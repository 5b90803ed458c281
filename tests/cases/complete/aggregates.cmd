tabshark complete -- read x.pcap -e ip.src,frame.len then group ip.src bytes=m
tabshark complete -- read x.pcap -e ip.src,frame.len then group ip.src bytes=sum:
tabshark complete -- read x.pcap -e ip.src,frame.len then group ""
