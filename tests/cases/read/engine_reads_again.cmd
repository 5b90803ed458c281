# What columns do not give for certain is read again as fields: a cell that may be cut, a flag of which all values are
# wanted, what is no flag or no number.
export TABSHARK_TSHARK="$STAND_INS/columns"
echo packets >c.pcap
long=$(printf '%0200d' 7)
try() {
    printf '%b' "$1" >columns
    shift
    tabshark read c.pcap "$@" || echo "status $?"
    echo $(cat readings)
    rm readings
}
printf '1\n2\n' >fields
try '1\n2\n' -e frame.number
try "1\n$long\n" -e frame.number
try "1\n$long\n" -e frame.number --engine columns
try "1\n$long\n" -e frame.number --engine fields
printf '1\n1\f1\f1\n' >fields
try '\0342\0234\0223\t\n\0342\0234\0223\t\0342\0234\0223\n' -e tcp.analysis.retransmission
try '\0342\0234\0223\t\n\0342\0234\0223\t\0342\0234\0223\n' -e tcp.analysis.retransmission --occurrence all
try 'yes\t\n' -e tcp.analysis.retransmission
try '0x0012\nSYN\n' -e tcp.flags
try '1\t2\n' -e frame.number
# Standard input is there once.
tabshark read - -e frame.number <c.pcap
cat readings
