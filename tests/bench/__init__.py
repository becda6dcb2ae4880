"""Ratios against plain peers, measured within one run; `make bench` runs them. Nothing here is part of the product."""
