"""The page of one case: what its reader may see of it and do at it, and taking it away on paper."""
