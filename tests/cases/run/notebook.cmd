ln -s "$FIXTURES" fixtures
tabshark run "$FIXTURES/../docs/labs/notebook.chains"
ls ./*.png
