# From 4.4 on tshark parts values by another character.
# The line can be pasted: quotes where quotes are needed, escapes for what a terminal would act on.
tabshark read --show-command --engine fields -e frame.number 'two words.pcap' "it's.pcap" '$(touch pwned).pcap' 'naïve.pcap' "$(printf 'new\nline\033[31m.pcap')" "$(printf 'latin\351.pcap')" -- -r | sed 's/\\377/\\014/'
ls
