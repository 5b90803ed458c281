printf 'n\tkey\n1\ta\n2\tb\n3\ta\n' >t.tsv
cat >chains <<'CHAINS'
page 2x2 --title Heading --note 'beside it' -o one.png
open t.tsv then plot -y n --title First then plot --kind histogram -x n -o own.png then head 1
open t.tsv then plot --kind bars -x key -y n

open t.tsv then print

page 1X2 --size 4x5 --dpi 100 -o two.png
open t.tsv then plot -y n then plot -y n
open t.tsv then plot -y n -o last.png

page 2x1 --title Vectors -o vectors.svg
open t.tsv then plot -y n then plot -x n --kind ecdf
page 1x1 -o vectors.pdf
open t.tsv then plot -y n
CHAINS
tabshark -v run chains
ls *.png *.svg *.pdf
python3 - <<'PYTHON'
import struct
for name in ("one.png", "two.png"):
    print(*struct.unpack(">II", open(name, "rb").read(24)[16:]))
PYTHON
