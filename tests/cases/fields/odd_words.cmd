tabshark fields "$(printf "tcp\tlen")" "" -n 1
tabshark fields "%s%n" "$(printf "\033[31m")"
