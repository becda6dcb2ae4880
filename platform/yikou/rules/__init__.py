"""Expressions, facts, tables and the function registry. Pure."""
