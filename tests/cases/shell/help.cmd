printf 'help\n' | tabshark shell >long
tabshark help shell >page
tabshark shell --help | cmp page
head -n "$(wc -l <page)" long | cmp page
grep '^  where' long
printf 'help where\nhelp whre\nquit\nnonsense\n' | tabshark shell >where || echo "status $?"
tabshark help where | cmp where
echo 'read -h' | tabshark shell >read
tabshark help read | cmp read
