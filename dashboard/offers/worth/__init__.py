"""What an offer is worth, to be read: findings, marks, its place in the market, what to ask for."""
