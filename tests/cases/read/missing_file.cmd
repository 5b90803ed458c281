tabshark read nosuch.pcap -e frame.number
