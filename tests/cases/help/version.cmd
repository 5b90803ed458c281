tabshark --version | sed 's/[0-9][0-9.]*$/N/'
tabshark version >command
tabshark --version | cmp command -
