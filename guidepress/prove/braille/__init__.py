"""Judge a braille file."""
