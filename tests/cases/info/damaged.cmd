# The row of what is whole, a warning, and exit status 3.
head -c 30000 "$FIXTURES/traffic_dump.pcapng" >cut.pcapng
tabshark info cut.pcapng then select file,packets,bytes,duration
