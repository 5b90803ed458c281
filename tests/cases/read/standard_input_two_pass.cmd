tabshark read - -2 -e frame.number
