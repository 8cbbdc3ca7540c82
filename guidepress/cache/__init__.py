"""What was made before, kept on disk by the digest of everything that it was made from: bytes in, bytes out."""
