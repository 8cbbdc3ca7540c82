"""The output folder and its inventory."""
