"""One function per thing that a person does: a room for each place where it is done, and beside them what all share."""
