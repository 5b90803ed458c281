tabshark --show-command fields tcp
