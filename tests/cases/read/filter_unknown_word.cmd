# What tshark says itself depends on its release.
tabshark read "$FIXTURES/traffic_dump.pcapng" -Y qqqxyzw -e frame.len 2>message
echo "exit status $?"
sed '1s/wrong: .*/wrong: …/' message
