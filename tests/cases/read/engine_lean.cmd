# What tshark is spared when it prints columns: labels always, fields where neither the request nor the filter needs them.
export TABSHARK_TSHARK="$STAND_INS/columns"
show() {
    tabshark read --show-command c.pcap "$@" | grep -o -e '-o [a-z6]*\.[a-z_]*:FALSE' | sort | tr '\n' ' '
    echo
}
show -e frame.time_epoch
show -e frame.len -Y 'tcp.time_delta > 1'
show -e tcp.analysis.retransmission
show -e frame.len -Y http
show -e http.host
