"""The roles that the tables hold, and their names within a sentence."""

import re
from typing import Any

import pandas as pd

from dashboard.data.cache import kept
from dashboard.data.tables import Tables
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
def of_role_or_near(tables: Tables, table: str, role: str) -> pd.DataFrame:
    """The rows about a role, and those that its documents state of a neighbour without a page of its own."""
    rows = tables[table].rows
    own = of_role(rows, role)
    known = roles_of(tables)
    others = {name: not any(same_role(name, one) for one in known) for name in rows["role"].dropna().unique()}
    near = rows["document"].isin(documents_about(tables, role)) & rows["role"].map(others).fillna(True).eq(
        True
    )
    return rows[rows.index.isin(own.index) | near]


def neighbour(row: dict[str, Any], role: str) -> str:
    """The other role that a row is about, within a sentence; empty if it is about this one or names none."""
    other = row["role"]
    return in_sentence(other) if isinstance(other, str) and not same_role(other, role) else ""


@kept
def documents_about(tables: Tables, role: str) -> list[str]:
    """The ids of the documents about a role."""
    return [*of_role(tables["documents"].rows, role)["document"]]


def in_sentence(role: str) -> str:
    """Deep Learning Engineer -> deep learning engineer; AI and MLOps keep their capitals."""
    return " ".join(word.lower() if re.fullmatch(r"[A-Z][a-z'’-]*", word) else word for word in role.split())


def plural(role: str) -> str:
    """Deep learning engineers, data analysts."""
    return role if role.endswith("s") else f"{role[:-1]}ies" if role.endswith("ry") else f"{role}s"
