tabshark --help >long && tabshark -h >short && tabshark help >word
cmp long short && cmp long word && grep -c '^  read ' word
