# shellcheck shell=sh
# What all stand-ins share: the answers to the questions that tabshark has for a tshark. A stand-in reads this file with
# its own arguments ("$@" is still there in it) and goes on if it was asked to read a capture.

# field NAME TYPE BASE: a line of the field registry.
field() {
    printf 'F\tA field\t%s\t%s\tframe\t%s\t0x0\t\n' "$1" "$2" "${3-}"
}

case ${1-} in
--version)
    echo "TShark (Wireshark) ${stand_in_version:-4.6.0} (a stand-in)."
    exit 0
    ;;
-G)
    printf 'P\tFrame\tframe\n'
    field frame.number FT_UINT32 BASE_DEC
    field frame.len FT_UINT32 BASE_DEC
    field frame.time_epoch FT_RELATIVE_TIME
    field frame.time_delta FT_RELATIVE_TIME
    field ip.src FT_IPv4
    field tcp.flags FT_UINT16 BASE_HEX
    field tcp.flags.syn FT_BOOLEAN
    field tcp.analysis.retransmission FT_NONE
    field http.host FT_STRING
    field eth.fcs.status FT_UINT8 BASE_NONE
    field frame.time FT_ABSOLUTE_TIME
    exit 0
    ;;
esac
