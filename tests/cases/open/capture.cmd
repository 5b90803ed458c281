# A capture is for read.
printf '\n\r\r\n\0\0\0\034' >c.pcapng
tabshark open c.pcapng 2>err
status=$?
grep -o "cannot open 'c.pcapng'" err
exit $status
