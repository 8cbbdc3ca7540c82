"""What is proved of dist/, and the report that says so."""
