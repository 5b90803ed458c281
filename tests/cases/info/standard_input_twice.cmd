tabshark info - -
