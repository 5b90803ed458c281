tabshark complete -- run ""
tabshark complete -- lab x.md -o ""
tabshark complete -- open ""
tabshark complete -- read x -e frame.len then plot -o ""
