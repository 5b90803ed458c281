# How many more there are depends on the release of tshark.
tabshark fields "$(printf "tcp\tlen")" "" -n 1 2>message
tabshark fields "%s%n" "$(printf "\033[31m")" 2>>message
sed 's/[0-9]* more/N more/' message
