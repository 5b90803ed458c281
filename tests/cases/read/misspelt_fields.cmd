# All of them are named, in whatever order.
tabshark read "$FIXTURES/traffic_dump.pcapng" -e tcp.prot,ip.src,ip.scr 2>err
status=$?
grep -o "there is no field 'tcp.prot' (-e); did you mean tcp.port?" err
grep -o "there is no field 'ip.scr' (-e); did you mean ip.src?" err
exit $status
