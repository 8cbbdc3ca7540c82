"""What a style sheet may do, and what its values are."""
