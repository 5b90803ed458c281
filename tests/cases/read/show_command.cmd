# From 4.4 on tshark parts values by another character.
tabshark --show-command read traffic.pcap --engine fields -e frame.number,ip.src -Y 'tcp.port == 80 and http.host contains "x"' -c 10 | sed 's/\\377/\\014/'
