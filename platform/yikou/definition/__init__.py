"""Affair types as frozen values: read, check, compare. Pure."""
