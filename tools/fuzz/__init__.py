"""What holds for every input, tried on inputs that are grown by the branches they reach."""
