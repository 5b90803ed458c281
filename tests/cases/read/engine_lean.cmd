# What tshark is spared when it prints columns: labels always, fields where neither the request nor the filter needs them.
export TABSHARK_TSHARK="$STAND_INS/columns"
printf '\324\303\262\241 and so on' >micro.pcap
show() {
    tabshark read --show-command "$@" | grep -o -e '-o [a-z6]*\.[a-z_]*:FALSE' -e '-t e' -e '%t' -e '%Cus:frame.time_epoch' | sort | tr '\n' ' '
    echo
}
show micro.pcap -e frame.time_epoch
show c.pcap -e frame.time_epoch
show c.pcap -e frame.len -Y 'tcp.time_delta > 1'
show c.pcap -e tcp.analysis.retransmission
show c.pcap -e frame.len -Y http
show c.pcap -e http.host
