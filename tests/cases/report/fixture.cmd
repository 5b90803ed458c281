tabshark report "$FIXTURES/traffic_dump.pcapng" -o out/page
ls out/page
# Which packets count as TLS, of which version, and what late segments of stream 18 are, depends on the release of tshark.
cd out/page && sed '/^```tabshark/,/^```$/d' index.md | sed '/^| 50 | 2639 |/d; /^| 18 |/d; /^| \(TCP\|TLSv[0-9.]*\) |/d' | sed '/^\\${capture}/,$d' | sed "s|$FIXTURES|FIXTURES|"
grep -c '<details>' index.html
grep '<title>' index.html
