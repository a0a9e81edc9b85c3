"""What the filings of employers come to, in sentences."""

from collections.abc import Sequence

from dashboard.data.provenance import SourcedFigure
from dashboard.data.records import table_source
from dashboard.data.roles import in_sentence, plural
from dashboard.employers.marks import drawn
from dashboard.words.numbers import counted, full, short, short_span
from dashboard.words.sentences import sentences
from etl.records.employers import EmployerPay, told
from etl.records.places import RecordPlace
from etl.unit import USD

SAY = sentences("employers")


def answer(role: str, place: RecordPlace, found: Sequence[EmployerPay]) -> str:
    """Who files most, and who offers most, of those with ten filings or more."""
    many, where = plural(in_sentence(role)), place.label if place.kind == "metro" else place.name
    paid = sorted(told(found), key=lambda each: -(each.p50 or 0))
    if not found:
        return SAY("nobody", role=many, place=where)
    return SAY(
        "answer",
        few=not paid,
        role=many,
        place=where,
        most=found[0].employer,
        filings=counted(found[0].filings, "time"),
        best=paid[0].employer if paid else "",
        pay=short(paid[0].p50 or 0, USD) if paid else "",
        alone=bool(paid) and paid[0] == found[0],
    )


def figures(found: Sequence[EmployerPay]) -> list[SourcedFigure]:
    """How many there are, and how far apart their medians lie."""
    if not found:
        return []
    source = (table_source(found[0].table),)
    many = sum(each.filings for each in found)
    shown = [SourcedFigure("Filings", f"{many:,}", SAY("of_employers", many=len(found)), source)]
    paid = [each.p50 for each in told(found) if each.p50 is not None]
    if paid:
        note = SAY("medians_of", many=counted(len(paid), "employer"))
        shown.append(SourcedFigure("Medians", short_span(min(paid), max(paid), None, USD), note, source))
    return shown


def chart_title(found: Sequence[EmployerPay]) -> str:
    """The lowest and the highest median of the employers that are drawn."""
    paid = drawn(found)
    best, last = paid[0], paid[-1]
    return SAY(
        "chart",
        best=best.employer,
        pay=short(best.p50 or 0, USD),
        last=last.employer,
        least=short(last.p50 or 0, USD),
    )


def of_one(employer: str, found: Sequence[EmployerPay]) -> str:
    """An employer's filings, in a sentence."""
    paid = [each.p50 for each in told(found) if each.p50 is not None]
    return SAY(
        "of_one",
        employer=employer,
        rows=counted(len({each.about for each in found}), "occupation or title", "occupations and titles"),
        places=counted(len({each.place for each in found} - {"United States"}), "area"),
        low=full(min(paid), USD) if paid else "",
        high=full(max(paid), USD) if paid else "",
    )
