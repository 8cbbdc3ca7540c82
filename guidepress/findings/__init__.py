"""What happens to a finding between its stage and the screen."""
