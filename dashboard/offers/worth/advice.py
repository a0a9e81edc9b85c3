"""What to ask for and why, and the documents' tips for it.

An ask follows from one source's percentiles; asks of several sources stand side by side and are never pooled.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial

from dashboard.compensation import CompensationError
from dashboard.compensation.percentiles import Ask, Position, ask
from dashboard.data.cache import kept
from dashboard.data.document_names import said_by
from dashboard.data.provenance import Source
from dashboard.data.tables import Tables
from dashboard.pay.position import SourceStanding, source_standings, standings
from dashboard.words.numbers import full
from dashboard.words.sentences import sentences
from dashboard.words.spans import Span
from etl.figure_text import whole_ordinal
from etl.records.statistics import Statistic
from etl.unit import PCT, USD

SAY = sentences("offer")
TARGET_PCT, MOST_STRETCH_PCT = 75.0, 10.0


@dataclass(frozen=True)
class SourceAsk:
    """What one source's percentiles let one ask for; no span where they do not reach the target."""

    source: str
    detail: str
    is_official: bool
    offered: Position
    target: Span | None
    ask: Span | None
    capped: bool
    reasoning: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Tip:
    """A negotiation tip and who gives it."""

    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Tips:
    """The tips, and whose they are where they are not about the role."""

    tips: tuple[Tip, ...]
    note: str = ""


def asks(
    tables: Tables,
    wages: tuple[Statistic, ...],
    role: str,
    offer_usd: float,
    target_pct: float = TARGET_PCT,
    max_stretch_pct: float = MOST_STRETCH_PCT,
) -> tuple[SourceAsk, ...]:
    """The base pay to ask for, by every document that can place the offer and every similar occupation."""
    if offer_usd <= 0:
        return ()
    places = source_standings(tables, wages, standings(tables, wages, role, offer_usd))
    return tuple(_ask(place, offer_usd, target_pct, max_stretch_pct) for place in places)


@kept
def negotiation_tips(tables: Tables, role: str) -> Tips:
    """The tips of the documents about a role; where these give none, those of all documents."""
    tips = [row for row in tables["mentions"].entries if row["topic"] == "negotiation_tip"]
    rows, note = said_by(tables, tips, role, "")
    found: dict[str, Tip] = {}
    for row in rows:
        words = ": ".join(filter(None, [row["item"], row["detail"]]))
        before = found.get(words.casefold(), Tip(words, ()))
        source = _line(tables, row["document"], row["line"], words)
        found[words.casefold()] = replace(before, sources=(*before.sources, source))
    return Tips(tuple(found.values()), note.strip())


def _ask(place: SourceStanding, offer_usd: float, target_pct: float, max_stretch_pct: float) -> SourceAsk:
    of_source = partial(SourceAsk, place.name, place.detail, place.is_official, place.position)
    try:
        found = [ask(curve, offer_usd, target_pct, max_stretch_pct) for curve in place.curves]
    except CompensationError as outside:  # there is no curve beyond the published percentiles
        reason = f"{place.name}: {str(outside)[:1].lower()}{str(outside)[1:]}"
        return of_source(target=None, ask=None, capped=False, reasoning=reason, sources=place.sources)
    return of_source(
        target=_from_to(one.target_usd for one in found),
        ask=_from_to(one.ask_usd for one in found),
        capped=any(one.capped for one in found),
        reasoning=_reasoning(place, found, offer_usd, target_pct, max_stretch_pct),
        sources=place.sources,
    )


def _reasoning(
    place: SourceStanding, found: list[Ask], offer_usd: float, target_pct: float, max_stretch_pct: float
) -> str:
    """The target, where the offer stands, and what follows from the two, in a sentence."""
    target, asked = _from_to(one.target_usd for one in found), _from_to(one.ask_usd for one in found)
    capped = [one.capped for one in found]
    standing = SAY(
        "target",
        published=target_pct in place.curves[0].pcts,
        official=place.is_official,
        detail=place.detail,
        nth=whole_ordinal(target_pct),
        usd=_usd(target),
        offer=full(round(offer_usd), USD),
        where=place.position.in_words(),
    )
    advice = SAY(
        "ask",
        reached=max(target.ends) <= offer_usd,
        capped="all" if all(capped) else "high" if any(capped) else "",
        low_reached=min(target.ends) <= offer_usd,
        ask=_usd(asked),
        stretch=full(max_stretch_pct, PCT),
        most=full(round(max(asked.ends)), USD),
    )
    return f"{standing} {advice}"


def _from_to(pays: Iterable[float]) -> Span:
    rising = sorted(pays)
    return Span(rising[0], rising[-1])


def _usd(span: Span) -> str:
    return span.map(round).full(USD)


def _line(tables: Tables, document_id: str, line: int, quote: str) -> Source:
    """The origin of what is no figure, and so no fact: a line of a document."""
    document = tables["documents"].records[document_id]
    return Source(
        value="",
        quote=quote,
        document=document["title"],
        line=line,
        publisher=document["publisher"] or document["title"],
        read_on=document["retrieved"] or "",
        published=document["published"] or "",
        url=document["url"] or "",
    )
