"""The roles that the tables hold, and their names within a sentence."""

import re

import pandas as pd

from dashboard.data.cache import kept
from dashboard.data.tables import Entry, Tables
from etl.roles import same_role as same_role

PAY_TABLES = ("salary_percentiles", "salary_levels")


@kept
def roles_of(tables: Tables) -> list[str]:
    """The roles that documents are about, then those that have percentiles or levels of their own."""
    named = [*tables["documents"].rows["role"].dropna()]
    for table in PAY_TABLES:
        named.extend(tables[table].rows["role"].dropna())
    roles: list[str] = []
    for role in named:
        if not any(same_role(role, known) for known in roles):
            roles.append(role)
    return roles


def of_role(rows: pd.DataFrame, role: str) -> pd.DataFrame:
    """The rows about a role, however it is spelled."""
    known = {name: same_role(name, role) for name in rows["role"].dropna().unique()}
    return rows[rows["role"].map(known).eq(True)]


@kept
def entries_of_role(tables: Tables, table: str, role: str) -> list[Entry]:
    """A table's entries about a role, however it is spelled."""
    return [row for row in tables[table].entries if row["role"] and same_role(row["role"], role)]


@kept
def entries_of_role_or_near(tables: Tables, table: str, role: str) -> list[Entry]:
    """The same, and what the role's documents state of a neighbour without a page of its own."""
    known, own = roles_of(tables), documents_about(tables, role)

    def is_near(name: str | None) -> bool:
        return name is None or not any(same_role(name, one) for one in known)

    return [
        row
        for row in tables[table].entries
        if (row["role"] and same_role(row["role"], role)) or (row["document"] in own and is_near(row["role"]))
    ]


def neighbour(row: Entry, role: str) -> str:
    """The other role that a row is about, within a sentence; empty if it is about this one or names none."""
    other = row["role"]
    return in_sentence(other) if isinstance(other, str) and not same_role(other, role) else ""


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
