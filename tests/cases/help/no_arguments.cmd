tabshark 2>err
status=$?
tabshark help | cmp - err
exit $status
