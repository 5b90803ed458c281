tabshark --show-command info a.pcap "two words.pcap" --hash
