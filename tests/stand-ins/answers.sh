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
    # A stand-in may have fields of its own.
    if command -v stand_in_fields >/dev/null; then
        stand_in_fields
        exit 0
    fi
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
# How it prints the values of a cell: as tshark 4.0 does, or, with stand_in_counts, as 4.4 (src/capture/cell_form.c).
case "${stand_in_counts-}$*" in
yes*'count(frame.comment)'*)
    printf '2\t\001\002\003\004\005\006\\a\\b\\t\\v\\f\\r'
    stand_in_separator='\377'
    ;;
yes*frame.comment | *'count(frame.comment)'*) exit 1 ;;
*frame.comment)
    printf '\001\002\003\004\005\006\007\\b\\t\013\\f\\r'
    stand_in_separator='\014'
    ;;
esac
if [ -n "${stand_in_separator-}" ]; then
    printf '\016\017\020\021\022\023\024\025\026\027\030\031\032\033\034\035\036\037'
    # shellcheck disable=SC2016
    printf ' !"#$%%&'"'"'(),/:;@`|~\177\303\244\342\202\254'
    # shellcheck disable=SC2059
    printf "${stand_in_separator}two\n"
    case $stand_in_separator in
    '\377') printf '2\ta\\\\b\\\\\\\\\377\\\\f\n1\ta,b\n1\tp\377q\n' ;;
    *) printf 'a\\b\\\\\014\\f\na,b\np\377q\n' ;;
    esac
    exit 0
fi
