tabshark complete --quoted -- read "'a b.pcap'" -Y "'tcp.window_size_s"
