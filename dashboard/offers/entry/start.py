"""A realistic offer to start from: every default is a figure of the documents, or derived from such.

What no document states stays empty, and is claimed by no figure.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import floor
from typing import Any

from dashboard.bands.city_bands import adjust
from dashboard.cities.statements import cities
from dashboard.compensation import Offer
from dashboard.compensation.grants import MOST_USD, StockGrant
from dashboard.compensation.offer import MOST_PAY, Bonus
from dashboard.compensation.presets import Preset, presets
from dashboard.data.cache import kept
from dashboard.data.official import price_levels
from dashboard.data.places import city_name
from dashboard.data.provenance import Source, SourcedFigure
from dashboard.data.roles import is_about, roles_of
from dashboard.data.tables import Tables
from dashboard.offers.entry.stated_pay import Stated, national_pay, stated_components, stated_levels
from dashboard.words.numbers import counted, full
from dashboard.words.sentences import sentences
from etl.unit import PCT, USD

SAY = sentences("offer_form")
ROUND_TO = 1_000
MOST_BONUS_PCT = 500
VESTING = "even_cliff"
BASE, BONUS = "offer.base_usd", "offer.bonus.target_pct"
EQUITY, SCHEDULE = "offer.grants.1.value_usd", "offer.grants.1.vesting.annual_pct"


@dataclass(frozen=True)
class StartingOffer:
    """An offer, and a figure for each default in it, by the path of its field."""

    offer: Offer
    by_field: Mapping[str, SourcedFigure]

    @property
    def figures(self) -> tuple[SourcedFigure, ...]:
        """All that was filled in."""
        return tuple(self.by_field.values())


def levels_for(tables: Tables, role: str) -> list[str]:
    """Any level, which is empty, then those for which documents state the role's pay."""
    return ["", *stated_levels(tables, role)]


@kept
def cities_for(tables: Tables) -> list[str]:
    """The cities that documents name, in their order, then all others with a price level."""
    named = [city_name(row) for row in tables["facts"].entries if row["city"]]
    priced = sorted(name for level in price_levels() for name in level.cities)
    return [*dict.fromkeys([*named, *priced])]


def starting_offer(tables: Tables, role: str, level: str, city: str, start: date) -> StartingOffer:
    """Base pay, bonus and equity as far as documents state them; all else stays empty."""
    by_field: dict[str, SourcedFigure] = {}
    filled: dict[str, Any] = {"title": role[:100], "level": level[:60], "city": city[:100]}
    if base := _base(tables, role, level, city):
        filled["base_usd"], by_field[BASE] = base
    if bonus := _bonus(stated_components(tables, "bonus_pct", role, level, city)):
        filled["bonus"], by_field[BONUS] = bonus
    preset = next(one for one in presets() if one.name == VESTING)
    if equity := _equity(stated_components(tables, "equity_per_year", role, level, city), preset):
        grant, by_field[EQUITY] = equity
        filled["grants"] = (grant,)
        by_field[SCHEDULE] = SourcedFigure(
            "Vesting",
            preset.title,
            SAY("vesting_note"),
            (_source_of_preset(preset),),
        )
    return StartingOffer(Offer(start=start, **filled), by_field)


def _base(tables: Tables, role: str, level: str, city: str) -> tuple[float, SourcedFigure] | None:
    stated = national_pay(tables, role, level)
    if stated is None:
        return None
    usd, rule, sources = stated.usd, stated.rule, [stated.source]
    notes, formula = (
        [rule],
        SAY("base_formula", rule=f"{rule[:1].upper()}{rule[1:]}", usd=full(usd, USD)),
    )
    if premium := _premium(tables, role, city):
        factor, said, parents = premium
        usd *= factor
        sources += parents
        notes.append(said)
        formula += SAY("premium_step", factor=f"{factor:g}", premium=said, usd=full(round(usd), USD))
    elif city:
        notes.append(SAY("city_adds_nothing", city=city))
    if level and not stated.is_of_level:
        notes.append(SAY("level_unknown", level=level.lower()))
    base = float(floor(usd / ROUND_TO + 0.5) * ROUND_TO)
    if not 0 < base <= MOST_PAY:
        return None
    if base != usd:
        formula += SAY("rounding_step", step=full(ROUND_TO, USD), usd=full(base, USD))
        notes.append(SAY("rounded"))
    return base, SourcedFigure("Base pay", full(base, USD), "; ".join(notes), tuple(sources), f"{formula}.")


def _premium(tables: Tables, role: str, city: str) -> tuple[float, str, tuple[Source, ...]] | None:
    """A city's factor on national pay: the role's own, else that of the first role that has one."""
    rows = [row for row in tables["city_premiums"].entries if city_name(row) == city]
    named = [row["role"] for row in rows if row["role"]]
    for whose in dict.fromkeys([role, *roles_of(tables), *named]):
        if not any(is_about(row, whose) for row in rows):
            continue
        found = next((one for one in cities(tables, role, whose, None) if one.name == city), None)
        if found and found.premium and found.premium.pct.low is not None:
            return adjust(found, "Premium", "Middle")
    return None


def _bonus(statements: tuple[Stated, ...]) -> tuple[Bonus, SourcedFigure] | None:
    usual = [one for one in statements if one.span.low is not None]
    if not usual:
        return None
    stated, span = usual[0], usual[0].span
    low, high = span.ends[0], span.ends[-1]
    pct = (low + high) / 2
    if not 0 < pct <= MOST_BONUS_PCT:
        return None
    ends = "middle" if low < high else "open" if span.high is None else ""
    formula = f"({full(low, PCT)} + {full(high, PCT)}) ÷ 2 = {full(pct, PCT)}." if low < high else ""
    note = SAY("bonus_note", ends=ends, span=span.full(PCT)) + _of_whom(stated, usual)
    return Bonus(target_pct=pct), SourcedFigure(
        "Bonus target", full(pct, PCT), note, (stated.source,), formula
    )


def _equity(statements: tuple[Stated, ...], preset: Preset) -> tuple[StockGrant, SourcedFigure] | None:
    usual = [(one, one.span.low) for one in statements if one.span.low is not None]
    years = len(preset.vesting.annual_pct)
    if not usual or not 0 < usual[0][1] * years <= MOST_USD:
        return None
    stated, yearly = usual[0]
    span, value = stated.span, yearly * years
    note = SAY(
        "equity_note",
        single=span.low == span.high,
        usd=full(yearly, USD),
        years=counted(years, "year"),
        span=span.full(USD),
    ) + _of_whom(stated, [one for one, _ in usual])
    formula = SAY("equity_formula", usd=full(yearly, USD), years=years, value=full(value, USD))
    sources = (stated.source, _source_of_preset(preset))
    return StockGrant(name="Equity", value_usd=value, vesting=preset.vesting), SourcedFigure(
        "Equity", full(value, USD), note, sources, formula
    )


def _of_whom(stated: Stated, statements: list[Stated]) -> str:
    several = SAY("lowest_of", several=len(statements) > 1, count=len(statements))
    return several + SAY("stated_for", whom=stated.whom)


def _source_of_preset(preset: Preset) -> Source:
    publisher, read_on = preset.source.split(",")[0], preset.as_of.isoformat()
    return Source(preset.title, "", preset.source, None, publisher, read_on, url=preset.url)
