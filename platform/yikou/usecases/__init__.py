"""One function per thing that a person does."""
