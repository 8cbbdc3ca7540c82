"""Everything that a PDF draws, as data."""
