# A release that the tests are not run with is used, and said to be one.
export TABSHARK_TSHARK=$STAND_INS/several
stand_in_version=5.2.1 tabshark doctor | awk '/^[a-zM]/ {on = /^note *tshark/} on' | tr -s '\n ' ' ' | sed 's,/.*/several,several,'
echo
stand_in_version=4.6.1 tabshark doctor | grep '^ok *tshark'
stand_in_version=3.6.9 tabshark doctor | grep '^MISSING *tshark'
