printf 'n\n1\n' >t.tsv
printf 'open t.tsv\r\nhead\0 1\nhead 1' | tabshark shell
