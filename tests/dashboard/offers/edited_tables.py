"""The project's tables with rows taken out, changed or added, to test what documents may leave unsaid."""

from dataclasses import replace

import pandas as pd

from etl.role_key import role_key


def without(tables, *names):
    """The tables, some of them without a row."""
    return tables.replaced(**{name: replace(tables[name], rows=tables[name].rows.iloc[:0]) for name in names})


def only(tables, name, keep):
    """A table's rows that `keep` is true of, row by row."""
    rows = tables[name].rows
    kept = rows.loc[[bool(keep(row)) for row in rows.to_dict("records")]]
    return tables.replaced(**{name: replace(tables[name], rows=kept)})


def changed(tables, name, where, **cells):
    """A table in which the rows that `where` is true of have other cells."""
    rows = tables[name].rows.copy()
    chosen = [bool(where(row)) for row in rows.to_dict("records")]
    assert any(chosen)
    if "role" in cells:
        cells["role_key"] = role_key(cells["role"]) if cells["role"] else None
    for column, cell in cells.items():
        rows.loc[chosen, column] = cell
    return tables.replaced(**{name: replace(tables[name], rows=rows)})


def with_copies(tables, name, where, **cells):
    """A table and, below its rows, copies of some of them with other cells."""
    copies = changed(only(tables, name, where), name, lambda row: True, **cells)[name].rows
    rows = pd.concat([tables[name].rows, copies], ignore_index=True)
    return tables.replaced(**{name: replace(tables[name], rows=rows)})
