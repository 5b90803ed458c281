tabshark help page
