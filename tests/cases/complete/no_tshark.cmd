XDG_CACHE_HOME=$PWD TABSHARK_TSHARK=./nosuch tabshark complete -- read x.pcap -e tcp.
