tabshark run none
