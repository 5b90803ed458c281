# What tshark repeats of a wrong request must not pass for what it says of a damaged capture.
tabshark read "$FIXTURES/traffic_dump.pcapng" -e 'been cut short' 2>err
echo $?
tabshark read "$FIXTURES/traffic_dump.pcapng" -e frame.number -o 'damaged or corrupt:1' 2>err
echo $?
tabshark read "$FIXTURES/traffic_dump.pcapng" -e frame.number -Y 'x
tshark: The standard input appears to have been cut short in the middle of a packet.' 2>err
echo $?
