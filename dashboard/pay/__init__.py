"""What a role pays: typical pay, percentiles, levels, statements, and where one stands among them."""
