"""One module per verb. Each has `perform(run)`, which checks and writes entries; the table is `yikou.flow.decide`."""
