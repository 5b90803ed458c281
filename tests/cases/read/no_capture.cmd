tabshark read -e frame.number
