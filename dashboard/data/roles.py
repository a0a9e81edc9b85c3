"""The roles that the tables hold, and their names within a sentence."""

import re
from collections.abc import Mapping
from typing import Any

from dashboard.data.cache import kept
from dashboard.data.tables import Entry, Tables
from etl.role_key import role_key

PAY_TABLES = ("salary_percentiles", "salary_levels")


@kept
def roles_of(tables: Tables) -> list[str]:
    """The roles that documents are about, then those that have percentiles or levels of their own."""
    by_key: dict[str, str] = {}
    for table in ("documents", *PAY_TABLES):
        for row in tables[table].entries:
            if row["role"]:
                by_key.setdefault(row["role_key"], row["role"])
    return [*by_key.values()]


def is_documented(tables: Tables, role: str) -> bool:
    """Whether documents speak of a role."""
    return role_key(role) in {role_key(known) for known in roles_of(tables)}


def is_about(row: Mapping[str, Any], role: str) -> bool:
    """Whether a row is about a role, however it is spelled."""
    return bool(row["role_key"] == role_key(role))


@kept
def entries_of_role(tables: Tables, table: str, role: str) -> list[Entry]:
    """A table's entries about a role, however it is spelled."""
    return [row for row in tables[table].entries if is_about(row, role)]


@kept
def entries_of_role_or_near(tables: Tables, table: str, role: str) -> list[Entry]:
    """The same, and what the role's documents state of a neighbour without a page of its own."""
    with_a_page, own = {role_key(known) for known in roles_of(tables)}, documents_about(tables, role)
    return [
        row
        for row in tables[table].entries
        if is_about(row, role) or (row["document"] in own and row["role_key"] not in with_a_page)
    ]


def is_of_whole_role(row: Entry) -> bool:
    """Whether a statement on pay holds for the role at large: none of a level, a city, an industry."""
    return not any(row[name] for name in ("level", "city", "industry", "company_type"))


def neighbour(row: Entry, role: str) -> str:
    """The other role that a row is about, within a sentence; empty if it is about this one or names none."""
    return in_sentence(row["role"]) if row["role"] and not is_about(row, role) else ""


@kept
def documents_about(tables: Tables, role: str) -> list[str]:
    """The ids of the documents about a role."""
    return [row["document"] for row in entries_of_role(tables, "documents", role)]


def in_sentence(role: str) -> str:
    """Deep Learning Engineer -> deep learning engineer; AI and MLOps keep their capitals."""
    return " ".join(word.lower() if re.fullmatch(r"[A-Z][a-z'’-]*", word) else word for word in role.split())


def plural(role: str) -> str:
    """Deep learning engineers, data analysts."""
    return role if role.endswith("s") else f"{role[:-1]}ies" if role.endswith("ry") else f"{role}s"
