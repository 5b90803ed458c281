printf 'a,b\n1,"x, ""y"""\n2,"two\nlines"\n3,\n' >t.csv
tabshark open t.csv then print --format csv
