# Parts and manifests that were cut or changed are refused, and a part is made anew.
cp "$FIXTURES/traffic_dump.pcapng" a.pcapng
tabshark cluster submit --prepare -o out a.pcapng then read -e ip.proto then group ip.proto count >/dev/null
tabshark -q cluster task out 0
cp out/parts/00000.part whole
head -c 200 whole >out/parts/00000.part
tabshark cluster status out | cut -f 1-4,9 | sed "s|$PWD|HERE|"
tabshark cluster collect out 2>&1 | sed "s|$PWD|HERE|"
tabshark -q cluster task out 0
cmp whole out/parts/00000.part && echo "made anew"
head -c 200 out/manifest >cut
cp cut out/manifest
tabshark cluster status out
