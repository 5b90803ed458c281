# The repair of a loss is in a colour of its own, and without it there is none of that.
for stream in 10 9; do
    tabshark tcp-graph "$FIXTURES/traffic_dump.pcapng" --stream $stream -o x.png
    /usr/bin/python3 -c "
import matplotlib.image
picture = (matplotlib.image.imread(\"x.png\")[100:, :, :3] * 255).round()
print(\"fast retransmission:\", bool(((picture == (226, 0, 140)).all(2)).sum() > 20))"
done
