"""Finding cases from anywhere, the archive, and lists as workbooks."""
