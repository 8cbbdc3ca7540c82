"""The leaf that every other package imports: frozen data, no input or output."""
