"""What a print shop gets: interior and cover."""
