"""The braille file."""
