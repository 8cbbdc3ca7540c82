"""The command line: who speaks to the terminal, and nobody else."""
