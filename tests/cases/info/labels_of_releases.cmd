# What 4.0 and what later releases call the times are the same two columns.
real=$(command -v capinfos)
mkdir bin
cat >bin/capinfos <<END
#!/bin/sh
"$real" "\$@" | sed "s/^\\(First\\|Earliest\\) /\$FIRST /; s/^La\\(te\\)\\?st /\$LAST /"
END
chmod +x bin/capinfos
PATH=$PWD/bin:$PATH
FIRST=First LAST=Last tabshark info "$FIXTURES/traffic_dump.pcapng" then select first,last
FIRST=Earliest LAST=Latest tabshark info "$FIXTURES/traffic_dump.pcapng" then select first,last
