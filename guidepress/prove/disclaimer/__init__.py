"""The disclaimer as it stands in the bytes of an edition: words, place, sight."""
