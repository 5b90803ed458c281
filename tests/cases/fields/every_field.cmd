tabshark -q fields -n 0 then where "name == \"frame.number\""
