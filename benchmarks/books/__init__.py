"""Books that others wrote for other tools: brought in, checked and built, with no edit by hand."""
