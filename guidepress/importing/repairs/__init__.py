"""Mends a guide that was brought in: `mend.mend` is the door, a mender is known by the code of what it mends."""
