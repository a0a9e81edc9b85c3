"""Two to four offers side by side."""
