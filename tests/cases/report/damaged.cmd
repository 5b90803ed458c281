# What is whole is reported.
head -c 100000 "$FIXTURES/traffic_dump.pcapng" >cut.pcapng
tabshark report cut.pcapng -o out 2>err
status=$?
sed -n '/^## The file/,/^## At/p' out/index.md | sed '/^```tabshark/,/^```$/d; /^$/d'
exit $status
