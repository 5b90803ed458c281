# Options of sbatch arrive as they were given; up to another -- they may have values of their own.
PATH=$STAND_INS/slurm:$PATH
export SBATCH_LOG=$PWD/log
cp "$FIXTURES/traffic_dump.pcapng" c.pcapng
tabshark cluster submit -o out -- -p 'two words' "--comment=it's \"\$HOME\"" -- c.pcapng then read -e ip.proto then group ip.proto count
cat log/41/words
echo ---
cat log/42/words
echo ---
sed "s|$PWD|HERE|g; s|exec '[^']*'|exec tabshark|" log/4?/script
echo ---
cat out/jobs
