tabshark help head
