"""The text agrees with guide.yaml: what it says of itself by hand is what the settings say."""
