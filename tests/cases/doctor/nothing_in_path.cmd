program=$(command -v tabshark)
status=0
PATH=/nonexistent "$program" doctor >report || status=$?
awk '/^[a-zM]/ {on = /^MISSING/} on' report
tail -n 1 report
exit $status
