# Nothing of the chain runs.
tabshark --show-command read traffic.pcap -e frame.len then write out.tsv
ls
