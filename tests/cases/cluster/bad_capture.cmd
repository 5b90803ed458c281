# A capture that is none is named by all commands; what it prevents is said, and in the result what it lacks.
cp "$FIXTURES/traffic_dump.pcapng" a.pcapng
head -c 100000 "$FIXTURES/traffic_dump.pcapng" >cut.pcapng
echo "no capture at all" >bad.pcapng
tabshark cluster submit --prepare -o out --per-task 3 a.pcapng bad.pcapng cut.pcapng \
    then read -e ip.proto,frame.len then group ip.proto count then sort -r count then write result.csv then head 1 >/dev/null
tabshark -q cluster task out 0
echo "task: $?"
tabshark cluster status out | cut -f 1-4,9
tabshark cluster status out --missing
tabshark cluster collect out
echo "collect: $?"
mkdir elsewhere
cd elsewhere
tabshark -q cluster collect ../out --partial-ok --result printed
echo "collect --partial-ok: $?"
cat printed ../result.csv ../out/missing.tsv
cd ..
rm result.csv
tabshark -q cluster submit --prepare --resume -o out bad.pcapng a.pcapng then read -e ip.proto then group ip.proto count
cp a.pcapng bad.pcapng
tabshark -q cluster task out 0
echo "task of a changed capture: $?"
tabshark -q cluster submit --prepare --resume -o out | head -1
tabshark -q cluster task out 0
echo "task: $?"
tabshark -q cluster collect out
echo "collect: $?"
ls
