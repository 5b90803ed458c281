# What is wrong is said before anything is written.
PATH=$STAND_INS/slurm:$PATH
export SBATCH_LOG=$PWD/log
cp "$FIXTURES/traffic_dump.pcapng" c.pcapng
try() {
    tabshark cluster "$@" >/dev/null
    echo "$?" >&2
}
chain='then read -e ip.proto then group ip.proto count'
try
try sumbit
try submit
try submit c.pcapng $chain
try submit -o out c.pcapng
try submit -o out $chain
try submit -o out nope.pcapng $chain
try submit -o out -- -p long c.pcapng $chain
try submit -o out c.pcapng ./c.pcapng $chain
try submit -o out - $chain
try submit -o out --per-task 0 c.pcapng $chain
try submit -o out --list nope c.pcapng $chain
try submit -o out -- --array=1-3 c.pcapng $chain
try submit -o out c.pcapng then read -e ip.prto then group ip.proto count
try submit -o out c.pcapng then read -e frame.len then group frame.number count
try submit -o out c.pcapng then read -e ip.proto then grop ip.proto count
try submit -o out c.pcapng then read c.pcapng -e ip.proto then group ip.proto count
try submit --resume -o out
try submit -o . c.pcapng $chain
try status out
try collect
try task out
tabshark cluster task c.pcapng 0 2>&1 | sed "s/node $(hostname)/node HOST/"
ls
