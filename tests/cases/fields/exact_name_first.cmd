# How many more there are depends on the release of tshark.
tabshark fields tcp.len -n 1 2>message
sed 's/[0-9]* more/N more/' message
