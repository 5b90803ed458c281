tabshark --show-command read traffic.pcap -e frame.number,ip.src -Y 'tcp.port == 80 and http.host contains "x"' -c 10
