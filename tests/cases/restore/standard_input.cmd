tabshark restore - -o out
