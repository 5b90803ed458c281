# Columns where they are proven to give the same: flags need two. Fields where one of those asked for is not, where
# something else may set or ask for columns, for pipes, and where it is asked for.
export TABSHARK_TSHARK="$STAND_INS/columns"
show() {
    tabshark read --show-command "$@" | sed 's/.* -o .gui.column.format:\([^ ]*\). -T tabs/\1/; s/.*-T fields.* -e/fields -e/'
}
show c.pcap -e frame.number,tcp.flags -Y 'ip' -2 -c 5 -o ip.defragment:false
show c.pcap -e frame.number,tcp.analysis.retransmission --occurrence all
show c.pcap -e frame.number,http.host
show c.pcap -e frame.time
show c.pcap -e eth.fcs.status
show c.pcap -e no.such.field
show c.pcap
show c.pcap -e frame.len -N n
show c.pcap -e frame.len -o 'gui.column.hidden:%m'
show c.pcap -e frame.len -Y '_ws.col.Info contains "x"'
show c.pcap -e frame.len --engine fields
show - -e frame.len
show - -e frame.len --engine columns
TABSHARK_TSHARK="$STAND_INS/several" show c.pcap -e frame.len
