"""The web edition and the download page."""
