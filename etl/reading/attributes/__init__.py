"""What a figure is about: each module finds one attribute in a text, as spans of values."""
