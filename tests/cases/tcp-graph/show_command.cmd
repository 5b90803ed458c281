tabshark tcp-graph a.pcap --stream 3 -d tcp.port==7077,http -2 --show-command | grep -o -e "tcp.stream == 3" -e "-e tcp.options.sack_le" -e " -2 "
