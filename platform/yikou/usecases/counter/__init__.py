"""Everything at the window before and after a form: who is here, what fits, what is handed out."""
