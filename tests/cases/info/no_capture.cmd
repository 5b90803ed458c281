tabshark info
