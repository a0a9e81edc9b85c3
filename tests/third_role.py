"""The project's documents and one more, about a role that the others do not know."""

import shutil

from etl.folders import DOCUMENTS
from etl.tables.build import build_tables
from etl.tables.publish import publish

ROLE = "Robotics Analyst"
TEXT = """---
title: Robotics Analyst
role: Robotics Analyst
publisher: A Guide
url: https://example.org/robotics-analyst
published: 2025-03-01
retrieved: 2026-11-20
salary_year: 2025
---

# Robotics Analyst

## Salary

The average salary of a Robotics Analyst is $98,500 a year.

| Percentile | Salary |
|---|---|
| 25th | $81,000 |
| 50th | $97,000 |
| 75th | $118,000 |
| 90th | $141,000 |

- Entry level (0-2 years): $70,000 to $90,000
- Senior level (6+ years): $120,000 to $150,000+

## Market

Employment of robotics analysts is projected to grow 30% from 2024 to 2034.
"""


def build_with_third_role(folder):
    """Tables of all documents and this one, below a folder."""
    documents, tables = folder / "documents", folder / "tables"
    shutil.copytree(DOCUMENTS, documents)
    (documents / "robotics-analyst.md").write_text(TEXT, encoding="utf-8")
    publish(build_tables(documents).files, tables)
    return tables
