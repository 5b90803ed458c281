tabshark report
tabshark report x.pcap
tabshark report - -o out
tabshark report x.pcap --print-sheet
tabshark report "$FIXTURES/traffic_dump.pcapng" -o out --set tpo=5
tabshark report "$FIXTURES/traffic_dump.pcapng" -o out --set top
tabshark --show-command report "$FIXTURES/traffic_dump.pcapng" -o out
tabshark report --sngle-file
cp "$FIXTURES/traffic_dump.pcapng" ./-x.pcap
tabshark report -o out -- -x.pcap
ls
