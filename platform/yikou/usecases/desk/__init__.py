"""What waits for a post, what its holder did, and who stands in for whom."""
