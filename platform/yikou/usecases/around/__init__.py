"""What stands around the work: regulations, calendar, address book, own account, messages, help, log of edits."""
