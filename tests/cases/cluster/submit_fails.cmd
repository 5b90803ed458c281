# If the second job is refused, the first one is taken back, and the folder is as it was.
PATH=$STAND_INS/slurm:$PATH
export SBATCH_LOG=$PWD/log SBATCH_FAILS=42
cp "$FIXTURES/traffic_dump.pcapng" c.pcapng
tabshark cluster submit -o out c.pcapng then read -e ip.proto then group ip.proto count
echo "$?"
cat log/cancelled
find out -name '[a-z]*'
