# 4.6 has other marks: docs/reliability.md.
# release: 4.0 4.4
tabshark report "$FIXTURES/traffic_dump.pcapng" -o out/page
ls out/page
# Which packets count as TLS, and of which version, depends on the release of tshark.
cd out/page && sed '/^```tabshark/,/^```$/d' index.md | sed '/^| \(TCP\|TLSv[0-9.]*\) |/d' | sed '/^\\${capture}/,$d' | sed "s|$FIXTURES|FIXTURES|"
grep -c '<details>' index.html
grep '<title>' index.html
