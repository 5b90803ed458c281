printf '# nothing\n\n' >chains
tabshark run chains
