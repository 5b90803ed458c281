TABSHARK_TSHARK=./nosuch tabshark --version | grep tshark | tail -n 1
