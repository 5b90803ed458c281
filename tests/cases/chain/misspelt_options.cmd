# One that is near is named, one letter has no neighbours, and what stands in front is told so.
tabshark read x.pcap --strcit
tabshark read x.pcap --filter=tcp --occurence all
tabshark read x.pcap -Q
tabshark read x.pcap -q
tabshark read x.pcap --utc
tabshark read x.pcap -e frame.len then head -20
tabshark read x.pcap -e frame.len then plot --colour=x
tabshark read x.pcap -e
tabshark read x.pcap -c many
tabshark read x.pcap --strict=yes
tabshark read x.pcap --timeout long
tabshark read x.pcap -c 99999999999999999999
tabshark plot --dpi 99999999999
tabshark lab --sngle-file
