"""Invented documents in many hands, labelled by hand, and how well the reader does on them.

The figures, the people and what the named publishers are said to report are made up. `labels/` holds for each
document the facts that a careful person finds in it, in the fields of `etl.facts.Fact`, and besides

- `snippet`: where on the line the figure stands,
- `alt_kinds` and `alt`: other values that can be defended,
- `optional`: true for a figure that may be read as a fact or left out.
"""
