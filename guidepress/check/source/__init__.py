"""The words of the manuscript's files, read without the reader, against the words of the Book."""
