tabshark --show-command cache
