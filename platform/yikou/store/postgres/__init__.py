"""What only PostgreSQL has: the driver psycopg2 behind the connection that sessions expect, and how SQL is said to it.

Nothing but `database.open_store` and `migrations` imports this package: psycopg2 is an extra.
"""
