# The folder is prepared, the tasks run here; names with anything in them, and a list. The result is that of one run.
i=0
for name in "a b.pcapng" "it's \"x\".pcapng" '-r.pcapng' '$(touch oops).pcapng' 'line
break.pcapng'; do
    i=$((i + 1))
    tshark -r "$FIXTURES/traffic_dump.pcapng" -Y "frame.number % 5 == $((i - 1))" -w - 2>/dev/null >"./$name"
done
find . -name '*.pcapng' -print0 | sort -z >names
set -- read --timeseries -e ip.src,frame.len then group ip.src count bytes=sum:frame.len first:frame.time_epoch \
    then sort -r bytes,ip.src
tabshark cluster submit --prepare -o out --list names --per-task 2 then "$@" | head -1
tabshark cluster submit -o out --list names then "$@"
tabshark cluster collect out 2>&1 | head -2
for task in 2 0 1 1; do
    tabshark -q cluster task out $task
done
tabshark cluster status out | cut -f 1-4
tabshark cluster submit --resume -o out
tabshark -q cluster collect out >together.tsv
shift
tabshark -q read -r './$(touch oops).pcapng' -r './-r.pcapng' -r './a b.pcapng' -r "./it's \"x\".pcapng" -r './line
break.pcapng' "$@" >alone.tsv
cmp together.tsv alone.tsv && wc -l <together.tsv
[ ! -e oops ]
