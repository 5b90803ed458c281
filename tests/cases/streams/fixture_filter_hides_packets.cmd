# The SYNs are hidden, so that the ports tell the client.
tabshark streams "$FIXTURES/traffic_dump.pcapng" -Y 'tcp.len > 0' then head 2 then select client_basis,began,packets,packets_client,payload
