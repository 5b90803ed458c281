# Each suffix its format, the same as print gives.
printf 'n\tname\n1\ta\n2\t\n' >t.tsv
while read -r suffix format; do
    tabshark open t.tsv then write "out.$suffix"
    tabshark open t.tsv then print --format "$format" | cmp - "out.$suffix"
done <<END
tsv tsv
csv csv
json json
jsonl jsonl
ndjson jsonl
md markdown
markdown markdown
TSV tsv
END
