"""Orgs, people and posts on a day. Pure."""
