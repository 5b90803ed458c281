tabshark complete -- read x.pcap -Y "http and tcp.window_size_s"
