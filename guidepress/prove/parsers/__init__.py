"""Files as they lie in their bytes. A parser finds no fault."""
