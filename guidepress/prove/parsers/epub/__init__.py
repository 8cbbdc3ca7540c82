"""EPUB: the container and its images."""
