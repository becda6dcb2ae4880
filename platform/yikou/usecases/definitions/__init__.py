"""Definitions on their way to being live: read from folders, checked, published, compiled."""
