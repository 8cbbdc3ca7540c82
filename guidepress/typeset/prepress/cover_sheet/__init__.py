"""Back, spine and front on one sheet."""
