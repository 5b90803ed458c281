tabshark help describ
