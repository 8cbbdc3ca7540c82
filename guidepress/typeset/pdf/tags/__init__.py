"""The structure tree of the PDF."""
