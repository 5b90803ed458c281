# The script with the tasks and the job that combines; nothing is written, and no Slurm is needed.
PATH=$STAND_INS/slurm:$PATH
for i in 1 2 3 4 5; do cp "$FIXTURES/traffic_dump.pcapng" "c $i.pcapng"; done
tabshark --utc cluster submit -o 'the result' --per-task 2 --at-once 7 --program "/opt/it's/tabshark" --dry-run \
    -- --partition=long '--comment=a $(b)' c*.pcapng \
    then read -e ip.src,frame.len then group ip.src bytes=sum:frame.len then sort -r bytes | sed "s|$PWD|HERE|g"
ls
