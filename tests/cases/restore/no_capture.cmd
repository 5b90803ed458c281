tabshark restore -o out
