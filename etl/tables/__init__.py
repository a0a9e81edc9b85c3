"""The tidy tables: declared, filled from facts, described as a data package, published whole.

`dictionary.py` says what every table and column is; `tidy.py` fills them; `build.py` puts the parts together.
"""
