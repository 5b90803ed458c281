# All but those that are shown.
tabshark fields tcp 2>message | wc -l
all=$(tabshark fields tcp -n 0 | tail -n +2 | wc -l)
sed "s/$((all - 20)) more/N more/" message
