"""Functions of expressions (docs/format.md 3.4): `registry` says what one is, `builtin` and `lists` hold those that
every district has, `loading` picks up a district's own files.
"""
