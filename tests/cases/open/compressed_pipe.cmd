# A pipe is not opened a second time to see what came through it.
mkfifo pipe
printf 'n\n1\n' | gzip >pipe &
timeout 10 tabshark open pipe
