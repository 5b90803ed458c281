tabshark --show-command restore c.pcap -o out
