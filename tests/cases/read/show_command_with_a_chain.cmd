# Nothing of the chain runs.
tabshark --show-command read traffic.pcap --engine fields -e frame.len then write out.tsv
ls
