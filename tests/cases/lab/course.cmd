# The three sheets, as they are typed at the top of the repository; and the copy of one, as the tasks say.
out=$PWD
cd "$FIXTURES/.." || exit 1
for lab in explore-traffic tasks solutions; do
    tabshark lab docs/labs/$lab.md -o "$out/$lab" || echo "$lab: exit status $?"
    (cd "$out/$lab" && echo "$lab: $(ls | tr '\n' ' ')")
    grep '^\*\*\(Error\|Warning\|Note\):' "$out/$lab/index.md"
done
cp docs/labs/tasks.md "$out/my-tasks.md"
cat >>"$out/my-tasks.md" <<'END'
```tabshark
streams ${capture} --ip ${address} then group other streams=count
```
END
tabshark lab "$out/my-tasks.md" --set capture=fixtures/traffic_dump.pcapng --set address=10.10.0.12 -o "$out/mine"
sed -n '/^streams/,$p' "$out/mine/index.md"
# What the solutions say of the fixture.
sed -n '/^\*\*Question 3/,/^## Task B/p; /^\*\*Question 8/,/^\*\*Question 9/p' "$out/solutions/index.md" |
    sed '/^```tabshark/,/^```$/d' | grep '^|'
