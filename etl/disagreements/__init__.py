"""Figures that cannot all be taken at face value, found by general checks.

Every check is a row of `CHECKS`: a name, a severity, the facts it looks at together, and a pure function.
"""

from etl.disagreements.checks import CHECKS, Check, find_disagreements

__all__ = ["CHECKS", "Check", "find_disagreements"]
