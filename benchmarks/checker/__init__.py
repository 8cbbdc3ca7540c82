"""How much the checker finds, and how often it is wrong: seeded faults, statements, clean prose by others."""
