"""The language of the text: slips of the pen, spelling, plain style, terms."""
