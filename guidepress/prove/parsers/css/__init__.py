"""Style sheets: the cascade and the values of properties."""
