"""From the Book to pages: what PDF, print, the page list and braille share."""
