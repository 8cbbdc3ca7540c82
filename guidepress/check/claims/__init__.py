"""Claims: statements that need a source, a comparison or a caution."""
