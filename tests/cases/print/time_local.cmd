# People see local time, and in UTC with --utc; files are in UTC always.
printf 'when\n2024-07-01T12:00:00.000000000Z\n' >t.tsv
TZ=CET-1CEST,M3.5.0,M10.5.0/3
export TZ
tabshark open t.tsv then print --format pretty
tabshark --utc open t.tsv then print --format pretty
tabshark open t.tsv
