# Zeros stand in place of what was lost.
tabshark restore "$FIXTURES/traffic_dump.pcapng" -o out --stream 25 then select file,expected,written,missing,note
