echo x >c.pcap
mkdir empty
ln -s "$(command -v tabshark)" empty/tabshark
PATH=$PWD/empty tabshark read c.pcap -e frame.number
