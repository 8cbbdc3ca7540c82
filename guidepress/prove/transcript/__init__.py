"""Every word of the Book in every edition, in order."""
