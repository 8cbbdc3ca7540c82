"""What two stages need and neither owns: vocabularies and formulas of standards, each once."""
