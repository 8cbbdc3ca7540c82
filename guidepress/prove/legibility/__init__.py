"""What an edition promises to readers: size of type, spacing, measure."""
