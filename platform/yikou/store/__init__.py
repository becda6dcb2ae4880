"""The database and the files; the only place that knows Pony."""
