"""What print shops demand."""
