"""What may be claimed of an edition: the criteria, what a person answered to them, and what follows from both."""
