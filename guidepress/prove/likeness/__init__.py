"""Whether an edition is the Book's likeness: what is shown, drawn, linked and told about the file, not only said."""
