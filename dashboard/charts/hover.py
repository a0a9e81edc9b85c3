"""What a mark says when it is pointed at; a document's words are text in it, never markup."""

from html import escape

from dashboard.charts.marks import Mark

WIDTH, MOST_LINES = 46, 4


def hover_text(mark: Mark) -> str:
    """A figure's value, what it is, its quote or its formula, and where it stands."""
    said = f"“{wrapped_text(mark.quote)}”" if mark.quote else ""
    lines = [
        f"<b>{mark.full()}</b>",
        escape(" · ".join(filter(None, [mark.row, mark.mark, mark.detail]))),
        wrapped_text(f"Derived: {mark.formula}") if mark.formula else said,
        escape(mark.source + ("" if mark.line is None else f", line {mark.line}")),
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
