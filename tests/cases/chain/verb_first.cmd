tabshark head 3
