# The notebook's rule: the source of the stream's first packet.
tabshark read "$FIXTURES/traffic_dump.pcapng" --strict --timeseries -e tcp.stream,ip.src,ip.dst,tcp.seq,tcp.len then where 'tcp.stream in {0, 10}' then side --rule first then derive 'same = (side == "client") == (ip.src == (first(ip.src) by tcp.stream))' then group tcp.stream,side,same count
