"""Whether anything breaks Guidepress: hostile guides made by a program, and the readers fed with noise."""
