# From 4.4 on tshark parts values by another character.
# Nothing of the chain runs.
tabshark --show-command read traffic.pcap --engine fields -e frame.len then write out.tsv | sed 's/\\377/\\014/'
ls
