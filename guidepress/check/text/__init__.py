"""The text of a Book as checks read it: running text, sentences, lists of words."""
