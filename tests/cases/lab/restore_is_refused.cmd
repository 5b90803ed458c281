printf '```tabshark\nrestore "%s/traffic_dump.pcapng" -o streams --stream 1\n```\n' "$FIXTURES" >sheet.md
tabshark lab sheet.md -o out
status=$?
ls
exit $status
