printf '<fontconfig/>\n' >none.conf
FONTCONFIG_FILE=$PWD/none.conf tabshark doctor 2>/dev/null | awk '/^[a-zM]/ {on = /^MISSING/} on' | sed 's/ [0-9.]*$//'
