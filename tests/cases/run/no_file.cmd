tabshark run
