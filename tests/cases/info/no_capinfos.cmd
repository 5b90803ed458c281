mkdir empty
ln -s "$(command -v tabshark)" empty/tabshark
touch c.pcap
PATH=$PWD/empty tabshark info c.pcap
