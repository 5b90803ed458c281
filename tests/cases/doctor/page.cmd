tabshark doctor --help
