"""What a figure says: `families` by its unit, then `rules` by its words.

The rules ask the questions of `sums`, `shares`, `growth` and `traits`, which look for words of `vocabulary`.
"""
