"""The front of every edition."""
