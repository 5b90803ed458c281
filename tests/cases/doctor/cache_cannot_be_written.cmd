XDG_CACHE_HOME=/proc/nowhere tabshark doctor | grep -A 3 "^note *list"
