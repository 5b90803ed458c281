# A text as strings of C, one a line.
s/[\\"?]/\\&/g
s/.*/"&\\n"/
