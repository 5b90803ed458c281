# A tshark that cannot print columns.
echo packets >c.pcap
cat >failing <<'END'
#!/bin/sh
stand_in_version=4.0.17
stand_in_fields() {
    field tcp.port FT_UINT16 BASE_DEC
    field tcp.len FT_UINT16 BASE_DEC
}
. "$STAND_INS/answers.sh"
case "$*" in
*"-T tabs"*) echo "no columns" >&2; exit 4 ;;
*tcp.len*tcp.port*) printf '1\t1\n' ;;
*) printf '1\n' ;;
esac
END
chmod +x failing
export TABSHARK_TSHARK=./failing
tabshark verify-engine c.pcap
