tabshark hepl
status=$?
tabshark repor
tabshark help docter
tabshark xyzzy
exit $status
