"""Reads what a document says without figures: the skills it asks for, the tools it names, the tips it gives.

A heading, the line above a list or a label names the topic (`topics`); the list below it holds the items
(`phrases`); tools are recognised by name wherever they stand (`tools`).
"""

from etl.mentions.reader import read_mentions

__all__ = ["read_mentions"]
