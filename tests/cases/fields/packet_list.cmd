# On every release, whatever columns the user's preferences choose.
mkdir -p config/wireshark
printf 'gui.column.format:\n "When", "%%Yt",\n "Protocol", "%%p"\n' >config/wireshark/preferences
export XDG_CONFIG_HOME=$PWD/config XDG_CACHE_HOME=$PWD/cache
tabshark fields _ws.col then select name,type
tabshark complete -- read x.pcap -e _ws.col.p
