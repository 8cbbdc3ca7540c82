"""References and citations."""
