"""An answer about pay as the terminal shows it: statistics and claims side by side, never blended."""

from typing import Any, Final

from etl.console import say, show_table
from etl.figure_text import CONSOLE, grouped, span_text
from etl.records.pay_answer import PayAnswer
from etl.records.statistics import RANKS, Statistic

HEAD: Final = ("source", "of", "place", "records", *(f"p{rank}" for rank in RANKS), "vintage")
RIGHT: Final = ("records", *(f"p{rank}" for rank in RANKS))


def show_answer(answer: PayAnswer) -> None:
    """Print what records tell, then what documents claim."""
    say(f"{answer.role.name}, {answer.place.label}")
    if answer.statistics:
        show_table(HEAD, [_row(each) for each in answer.statistics], RIGHT)
    else:
        say(
            "No record: the statistics publish no wage of these occupations here, and too few filings stand here."
        )
    say("A + marks a floor: at least this much. Of fewer than ten filings no wage is told.")
    if answer.role.note:
        say(f"{answer.role.note}.")
    if answer.claims:
        say("What documents claim:")
        show_table(
            ("document:line", "figure", "beside records", "why"), [_claim(claim) for claim in answer.claims]
        )


def _row(each: Statistic) -> tuple[str, ...]:
    share = f" (of its filings {each.share:.0%})" if each.share and each.share < 1 else ""
    level = "" if each.level == "all" else f", {each.level}"
    wages = (_wage(each, rank) for rank in RANKS)
    records = "" if each.n is None else grouped(each.n, 0)
    return (each.source, f"{each.about}{level}{share}", each.place, records, *wages, each.vintage)


def _wage(each: Statistic, rank: int) -> str:
    wage = each.percentiles.get(rank)
    return "" if wage is None else f"{grouped(wage, 0)}{'+' if each.is_floor(rank) else ''}"


def _claim(claim: dict[str, Any]) -> tuple[str, ...]:
    figure = span_text(claim["low"], claim["high"], claim["bound"], claim["unit"], CONSOLE)
    return f"{claim['document']}:{claim['line']:g}", figure, claim["verdict"] or "", claim["why"] or ""
