"""`publish.py speak` on files that others made."""
