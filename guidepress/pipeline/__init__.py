"""The stages in order: read, check, typeset, prove, write."""
