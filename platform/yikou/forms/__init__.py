"""JSON Schema to page, post to answers to errors. Pure."""
