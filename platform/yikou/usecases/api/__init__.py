"""What programs do and read: the use cases of the pages with JSON in place of a form. No rule of its own is in here."""
