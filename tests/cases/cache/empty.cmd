# Nothing is there, not even a folder, and none is made.
export XDG_CACHE_HOME="$PWD"
for action in summary list size clear; do
    TABSHARK_CACHE=on TABSHARK_CACHE_SIZE=500M tabshark cache $action then print --format csv | sed "s|$PWD|HERE|"
done
TABSHARK_CACHE=off tabshark cache then select state
ls
