"""What a mark says when it is pointed at; a document's words are text in it, never markup."""

from html import escape

import pandas as pd

from dashboard.words.cells import number, text
from dashboard.words.numbers import full_span

WIDTH, MOST_LINES = 46, 4


def hover_text(row: pd.Series, unit: str, *, signed: bool = False) -> str:
    """A figure's value, what it is, its quote or its formula, and where it stands."""
    value = full_span(
        number(row["low"]), number(row["high"]), text(row["bound"]) or None, unit, signed=signed
    )
    quote, formula = text(row["quote"]), text(row["formula"])
    lines = [
        f"<b>{value}</b>",
        escape(" · ".join(filter(None, [text(row["row"]), text(row["mark"]), text(row["detail"])]))),
        wrapped_text(f"Derived: {formula}") if formula else f"“{wrapped_text(quote)}”" if quote else "",
        escape(text(row["source"]) + ("" if pd.isna(row["line"]) else f", line {row['line']}")),
    ]
    return "<br>".join(filter(None, lines))


def wrapped_text(quote: str) -> str:
    """A text in a few short lines."""
    lines = [""]
    for word in quote.split():
        if len(lines[-1]) + len(word) > WIDTH:
            lines.append("")
        lines[-1] += f"{word} "
    kept = "<br>".join(escape(line.strip()) for line in lines[:MOST_LINES] if line)
    return kept + (" …" if len(lines) > MOST_LINES else "")
