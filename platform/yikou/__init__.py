"""Yikou: affairs as data, one runtime that interprets them."""
