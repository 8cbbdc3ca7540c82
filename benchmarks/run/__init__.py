"""How long it takes, and how much memory: side by side with other tools, on books of the repository's own texts."""
