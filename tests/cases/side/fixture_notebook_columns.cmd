# Neither flags nor ports: the first packet tells, and a warning says so.
tabshark read "$FIXTURES/traffic_dump.pcapng" --strict --timeseries -e tcp.stream,ip.src,ip.dst,tcp.seq,tcp.len then where 'tcp.stream == 10' then side then group side count sum:tcp.len
