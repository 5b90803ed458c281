tabshark complete -- --q
tabshark complete -- -q --utc doc
