"""Where figures come from: documents with every figure marked, disagreements, numerals, tables."""
