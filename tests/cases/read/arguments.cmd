# What tshark gets, one argument a line: nothing in a value is for the shell.
echo x >"a b.pcap"
RECORD=arguments TABSHARK_TSHARK=$STAND_INS/records tabshark read 'a b.pcap' -e frame.number -e frame.len -Y "http.host == \"\$(id)\" or \`x\` '; *" -o 'a:b c' -o '$HOME:~' -d 'tcp.port==1,http' -C "it's" -2 -c 3
tr '\014' '|' <arguments
