"""The cases of the demo district. `cases.py` makes them; the other modules are who, what and when."""
