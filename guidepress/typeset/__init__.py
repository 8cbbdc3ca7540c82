"""Book and edition to bytes."""
