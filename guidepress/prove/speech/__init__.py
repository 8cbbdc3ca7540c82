"""What an edition says aloud, from its own structure."""
