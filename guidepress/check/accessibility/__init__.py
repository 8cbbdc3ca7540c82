"""What a reader with another need would stumble over in the manuscript."""
