"""Judge the bytes of an EPUB."""
