"""Checks of the pictures of a guide."""
