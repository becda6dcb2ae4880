"""Administering a district: its org tree, people with their posts and accounts, roles, seals. Administrators only."""
