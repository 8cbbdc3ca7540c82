"""What a print shop would refuse, read from the bytes."""
