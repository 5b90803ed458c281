# Both spellings of a column of the packet list, whatever the user's preferences make of columns, and no other.
mkdir -p config/wireshark
echo 'gui.column.hidden: %p,%i' >config/wireshark/preferences
export XDG_CONFIG_HOME=$PWD/config
read_columns() { tabshark read "$FIXTURES/traffic_dump.pcapng" "$@" then head 1; }
read_columns -e _ws.col.number,_ws.col.def_src,_ws.col.Source,_ws.col.protocol,_ws.col.Protocol,_ws.col.Length
read_columns -e _ws.col.protocol -o 'gui.column.format:"Protocol","%i"'
for name in _ws.col.PROTOCOL _ws.col.Src _ws.col.nonsense _ws.col; do
    read_columns -e frame.number,$name 2>&1
    echo "status $?"
done
