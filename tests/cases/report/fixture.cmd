tabshark report "$FIXTURES/traffic_dump.pcapng" -o out/page
ls out/page
cd out/page && sed '/^```tabshark/,/^```$/d' index.md | sed '/^\\${capture}/,$d' | sed "s|$FIXTURES|FIXTURES|"
grep -c '<details>' index.html
grep '<title>' index.html
