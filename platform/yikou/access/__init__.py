"""Who may see what of a case; the only place that decides it. Pure."""
