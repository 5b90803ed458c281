read="tabshark read x.pcap --line-buffered -e frame.len"
$read then sort frame.len
$read then where 'frame.len > mean(frame.len)'
$read then head 1 --by frame.len
$read then print --format json
$read then write x.csv
$read -2
$read y.pcap
$read --engine columns
$read
