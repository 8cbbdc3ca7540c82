"""The references: entries, retractions, evidence."""
