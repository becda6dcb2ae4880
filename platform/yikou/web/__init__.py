"""HTTP only: read the request, call a use case, render or redirect."""
