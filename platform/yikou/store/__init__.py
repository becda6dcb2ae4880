"""The only package that knows the database: Pony owns schema, connection and transaction, SQL text does the work.

Every function takes a session first and hands out frozen, typed values; nothing of Pony leaves this package.
What a row means is decided elsewhere (`flow` computes projections, `access` computes keys): here it is kept and found.
"""
