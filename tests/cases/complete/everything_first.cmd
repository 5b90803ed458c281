tabshark complete -- "" | cut -f 1 | tr "\n" " "
