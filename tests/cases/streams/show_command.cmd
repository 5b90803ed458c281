tabshark streams a.pcap b.pcap -Y 'ip.ttl == 1' -d tcp.port==7077,http -2 --show-command | cut -d ' ' -f 1-12
