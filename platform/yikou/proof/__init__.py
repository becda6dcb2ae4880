"""What must hold before a definition goes live. Pure."""
