"""What a policy asks of a guide: its disclaimer, its statements, its dates."""
