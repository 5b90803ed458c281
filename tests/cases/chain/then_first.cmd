tabshark then head
