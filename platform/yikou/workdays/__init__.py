"""Calendars, clocks and deadlines. Pure."""
