"""What a city pays and what that is worth there; what a move asks for."""
