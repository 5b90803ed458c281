ln -s "$FIXTURES/traffic_dump.pcapng" t.pcapng
printf "%s\n" "read t.pcapng -Y \"tcp.port == 1\" -e frame.len then keep a" "" "read t.pcapng -e bgp.type then head 1" >chains
tabshark run chains
