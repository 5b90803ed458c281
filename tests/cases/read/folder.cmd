mkdir captures
tabshark read captures -e frame.number
