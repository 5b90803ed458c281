# What Slurm says of tasks that have left nothing: from its queue, from its accounts, or from the task's log.
PATH=$STAND_INS/slurm:$PATH
export SBATCH_LOG=$PWD/log
for i in 1 2 3 4 5 6; do cp "$FIXTURES/traffic_dump.pcapng" $i.pcapng; done
tabshark cluster submit -o out --per-task 1 ?.pcapng then read -e ip.proto then group ip.proto count
tabshark -q cluster task out 1
echo "slurmstepd: error: *** JOB 47 ON node3 CANCELLED DUE TO TIME LIMIT ***" >out/log/4.txt
SQUEUE='41_2|RUNNING|node1
41_3|PENDING|
42|PENDING|' SACCT='41_1|COMPLETED|node1
41_4|TIMEOUT|node3' tabshark cluster status out | cut -f 1-5,9
SQUEUE='41_5|RUNNING|node1' tabshark cluster submit --resume -o out
tabshark cluster submit --resume -o out --dry-run | grep -o -e '--array.*<'
tabshark cluster submit --resume -o out --at-once 2 -- -plong
cat out/jobs
