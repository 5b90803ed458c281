printf 'g\tx\ts\n1\t9223372036854775807\tb\n\t1\tc\n2\t5\ta\n' >a.tsv
printf 'g\tx\ts\n2\t-3\tB\n1\t1\ta\n3\t\tz\n' >b.tsv
tabshark read "$FIXTURES"/campus.pcapng -e frame.number then head 0 >/dev/null; head -c 20000 "$FIXTURES"/campus.pcapng >cut.pcapng
tabshark -q read cut.pcapng -e vlan.id then group vlan.id --partial then write cut.part; echo $?
tabshark -q open cut.part then combine >/dev/null
