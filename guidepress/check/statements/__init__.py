"""Statements that a guide must make: said in words that mean it, in sight, once, and as they were approved."""
