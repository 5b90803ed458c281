mkdir none
PLPLOT_DRV_DIR=$PWD/none tabshark doctor 2>/dev/null | awk '/^[a-zM]/ {on = /^MISSING/} on' | sed 's/ [0-9.]*$//'
