tabshark cluster --help
for command in submit status collect task; do
    tabshark cluster $command --help | head -3
done
