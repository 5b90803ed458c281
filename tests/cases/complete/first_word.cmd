tabshark complete -- re
