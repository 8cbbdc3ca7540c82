"""PDF: marked text, fonts, drawing."""
