tabshark complete -- read x.pcap -e frame.len,tcp.window_size_s
tabshark complete -- read x.pcap -etcp.window_size_s
tabshark complete -- read x.pcap --field=frame.len,tcp.window_size_s
