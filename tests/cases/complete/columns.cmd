tabshark complete -- read x.pcap --timeseries -e ip.src,frame.len then derive "kb = frame.len / 1000" then sort ""
