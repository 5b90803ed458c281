tabshark tcp-graph "$FIXTURES/traffic_dump.pcapng" --stream 27 --kind window then where 'elapsed > 0.1s and elapsed < 1s' then select elapsed,what,bytes
