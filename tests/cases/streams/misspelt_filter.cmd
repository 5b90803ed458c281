tabshark streams "$FIXTURES/traffic_dump.pcapng" -Y 'tcp.prot == 1' 2>message
echo "exit status $?"
head -n 1 message
