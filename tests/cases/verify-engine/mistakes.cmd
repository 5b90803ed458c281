# release: 4.0
tabshark verify-engine
tabshark verify-engine -
tabshark verify-engine absent.pcap
tabshark --show-command verify-engine a.pcap
