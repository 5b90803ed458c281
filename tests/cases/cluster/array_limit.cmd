# More tasks than the cluster's Slurm takes in an array: said, or made fewer.
PATH=$STAND_INS/slurm:$PATH
export SBATCH_LOG=$PWD/log MAX_ARRAY=3
for i in 1 2 3 4 5 6 7; do cp "$FIXTURES/traffic_dump.pcapng" $i.pcapng; done
tabshark cluster submit -o out --per-task 2 ?.pcapng then read -e ip.proto then group ip.proto count
echo "$?"
tabshark cluster submit -o out --dry-run --per-task 3 ?.pcapng then read -e ip.proto then group ip.proto count | grep -o 'array=.*-[0-9]*'
ls
