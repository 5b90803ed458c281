# All that is asked of the packets is read in one run, and streams in another.
mkdir bin
cat >bin/tshark <<END
#!/bin/sh
case " \$* " in *" -r - "*) ;; *" -r "*) echo run >>"$PWD/runs" ;; esac
exec $(command -v tshark) "\$@"
END
chmod +x bin/tshark
PATH=$PWD/bin:$PATH tabshark report "$FIXTURES/traffic_dump.pcapng" -o out
wc -l <runs
