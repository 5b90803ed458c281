# Where there is no Slurm, submit says what else there is.
cp "$FIXTURES/traffic_dump.pcapng" c.pcapng
mkdir bin
ln -s "$(command -v tabshark)" bin/tabshark
PATH=$PWD/bin tabshark cluster submit -o out c.pcapng then read -e ip.proto then group ip.proto count
echo "$?"
