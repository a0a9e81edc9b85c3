"""The rows of a table as a visitor looks through them: with their quotes, and by words."""

import pandas as pd

from dashboard.data.tables import DataTable, Tables


def with_quotes(table: DataTable, tables: Tables) -> pd.DataFrame:
    """A table's rows, each with the quote of the fact it was made from."""
    if "fact_id" not in table.rows or "facts" not in tables:
        return table.rows
    quotes = tables["facts"].rows.set_index("id")["quote"]
    return table.rows.assign(quote=table.rows["fact_id"].map(quotes))


def search(rows: pd.DataFrame, words: str) -> pd.DataFrame:
    """The rows that hold every word in one of their texts, whatever its case."""
    texts: pd.DataFrame = rows.select_dtypes(include="str").fillna("")
    lines = pd.Series(map("\n".join, zip(*(texts[name] for name in texts), strict=True)), dtype="str")
    if lines.empty:
        return rows
    found = pd.Series(True, index=lines.index)
    for word in words.casefold().split():
        found &= lines.str.casefold().str.contains(word, regex=False)
    return rows[found.to_numpy()]
