tabshark complete -- read ""
tabshark complete -- read x.pcap -r ""
tabshark complete -- info x
