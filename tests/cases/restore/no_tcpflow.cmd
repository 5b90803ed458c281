mkdir bin
ln -s "$(command -v tabshark)" bin/tabshark
touch c.pcap
PATH=$PWD/bin tabshark restore c.pcap -o out
