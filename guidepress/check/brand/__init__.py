"""What a guide brings of its own looks."""
