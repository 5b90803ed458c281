tabshark complete
status=$?
tabshark complete --
exit $status
