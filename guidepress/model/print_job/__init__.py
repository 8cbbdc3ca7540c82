"""What a print shop demands of one guide: page limits, cover sheet."""
