ln -s "$FIXTURES/traffic_dump.pcapng" a.pcapng
tabshark info a.pcapng --hash then select file,sha256
sha256sum a.pcapng | cut -d " " -f 1
