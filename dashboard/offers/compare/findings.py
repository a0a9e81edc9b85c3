"""Offers side by side, in words: which pays more, in what, until when, and how likely that is."""

from collections import Counter
from collections.abc import Mapping, Sequence

from dashboard.compensation.comparison import Pair, lead_changes
from dashboard.offers.compare.side_by_side import SideBySide
from dashboard.words.numbers import full, in_words, short
from dashboard.words.sentences import sentences
from etl.figure_text import listed
from etl.unit import PCT, USD

SAY = sentences("compare")
WORTH_SAYING_USD = 500


def names(found: SideBySide) -> dict[str, str]:
    """What each offer is called in a sentence, by its letter: its employer, where no other has the same."""
    employers = Counter(side.offer.employer for side in found.sides)
    return {
        side.letter: SAY(
            "offer",
            employer=side.offer.employer if employers[side.offer.employer] == 1 else "",
            letter=side.letter,
        )
        for side in found.sides
    }


def verdict(found: SideBySide) -> str:
    """Which pays most over the years, and which is worth most after prices and taxes."""
    called, best = names(found), found.best
    most = best.estimate.headline.cumulative_usd
    worths = {side.letter: side.worth_usd for side in found.sides if side.worth_usd is not None}
    first = max(worths, key=lambda letter: worths[letter]) if len(worths) == len(found.sides) else ""
    return SAY(
        "verdict",
        alike=all(side.estimate.headline.cumulative_usd > most - WORTH_SAYING_USD for side in found.sides),
        best=called[best.letter],
        worth_most=called[first] if first else "",
        best_is_worth_most=first == best.letter,
        years=_years(found),
        total=short(most, USD),
    )


def differences(found: SideBySide) -> list[str]:
    """Each pair in words, those with the best offer first."""
    called, best = names(found), found.best.letter
    pairs = sorted(found.comparison.pairs.items(), key=lambda item: best not in item[0])
    return [" ".join(_difference(found, called, pair, *letters)) for letters, pair in pairs]


def lead_title(found: SideBySide) -> str:
    """Who leads until when."""
    received = {side.letter: found.comparison.sides[side.letter].cumulative_usd for side in found.sides}
    return _lead(lead_changes(received), names(found))


def total_title(found: SideBySide) -> str:
    """Which guarantees the most, and which hopes for the most."""
    called, sides = names(found), found.comparison.sides
    sure = max(sides, key=lambda letter: sides[letter].guaranteed_usd)
    hoped = max(sides, key=lambda letter: sides[letter].market_usd)
    title = SAY(
        "total_title",
        sure=called[sure],
        guaranteed=short(sides[sure].guaranteed_usd, USD),
        hoped=called[hoped] if sides[hoped].market_usd else "",
        same=sure == hoped,
        in_shares=short(sides[hoped].market_usd, USD),
    )
    besides = [
        SAY("private_besides", name=called[letter], usd=short(side.speculative_usd, USD))
        for letter, side in sides.items()
        if side.speculative_usd
    ]
    return title + "".join(besides)


def year_title(found: SideBySide) -> str:
    """Which pays most in which years."""
    called = names(found)
    best: dict[str, list[str]] = {}
    for year in range(found.years):
        totals = {side.letter: side.estimate.years[year].total_usd for side in found.sides}
        top = max(totals.values())
        ahead = [letter for letter, usd in totals.items() if usd > top - WORTH_SAYING_USD]
        if len(ahead) == 1:
            best.setdefault(called[ahead[0]], []).append(str(year + 1))
    leaders = [
        SAY("leader_of_years", single=len(years) == 1, name=name, years=listed(years))
        for name, years in best.items()
    ]
    every = [name for name, years in best.items() if len(years) == found.years]
    return SAY("year_title", leaders=", by ".join(leaders), in_every="".join(every))


def worth_title(found: SideBySide) -> str:
    """Which is worth most after taxes and prices."""
    known = [(side.worth_usd, side.letter) for side in found.sides if side.worth_usd is not None]
    if len(known) < 2:
        return SAY("worth_title", most="", alike=False, more="")
    (first, letter), (second, _) = sorted(known, key=lambda one: one[0], reverse=True)[:2]
    return SAY(
        "worth_title",
        most=names(found)[letter],
        alike=first - second < WORTH_SAYING_USD,
        more=short(first - second, USD),
    )


def outcome_title(found: SideBySide) -> str:
    """How often the first beats the second."""
    called = names(found)
    (first, second), pair = next(iter(found.comparison.pairs.items()))
    chance = pair.chance_first_is_better
    ahead, behind = (first, second) if chance >= 0.5 else (second, first)
    return SAY(
        "outcome_title",
        moves=any(side.market_usd for side in found.comparison.sides.values()),
        even=chance == 0.5,
        ahead=called[ahead],
        behind=called[behind],
        outcomes=_outcomes(max(chance, 1 - chance)),
    )


def _difference(
    found: SideBySide, called: Mapping[str, str], pair: Pair, first: str, second: str
) -> list[str]:
    ahead, behind, by = (first, second, 1) if pair.ahead_by_usd >= 0 else (second, first, -1)
    one, other = found.comparison.sides[ahead], found.comparison.sides[behind]
    parts = {
        SAY("part_of_pay", part=part): usd
        for part, usd in (
            ("guaranteed", one.guaranteed_usd - other.guaranteed_usd),
            ("conditional", one.conditional_usd - other.conditional_usd),
            ("market", one.market_usd - other.market_usd),
        )
        if abs(usd) >= WORTH_SAYING_USD
    }
    sentences = [
        SAY(
            "difference",
            alike=by * pair.ahead_by_usd < WORTH_SAYING_USD,
            first=called[first],
            second=called[second],
            ahead=called[ahead],
            behind=called[behind],
            years=_years(found),
            more=short(by * pair.ahead_by_usd, USD),
            single="".join(parts) if len(parts) == 1 else "",
            parts=listed(
                [
                    SAY("difference_in_part", more=usd > 0, usd=short(abs(usd), USD), part=part)
                    for part, usd in parts.items()
                ]
            ),
        )
    ]
    if pair.lead_changes:
        sentences.append(f"{_lead(pair.lead_changes, called)}.")
    has_shares = one.market_usd or other.market_usd
    if pair.break_even_growth_pct or has_shares:
        growths = [short(growth, PCT) for growth in pair.break_even_growth_pct]
        sentences.append(SAY("break_even", growths=listed(growths)))
    volatility = found.sides[0].estimate.assumptions.stock_volatility_pct
    if volatility and has_shares:
        chance = pair.chance_first_is_better if ahead == first else 1 - pair.chance_first_is_better
        sentences.append(
            SAY(
                "chance",
                swing=full(volatility, PCT),
                ahead=called[ahead],
                behind=called[behind],
                outcomes=_outcomes(chance),
            )
        )
    sentences += [
        SAY("not_counted", name=called[letter], usd=short(side.speculative_usd, USD))
        for letter, side in ((ahead, one), (behind, other))
        if side.speculative_usd
    ]
    return sentences


def _lead(changes: Sequence[tuple[int, str]], called: Mapping[str, str]) -> str:
    later = changes[1:] or changes
    return SAY(
        "lead",
        changes=len(changes),
        from_start=bool(changes) and changes[0][0] <= 1,
        first=called[changes[0][1]] if changes else "",
        last=called[changes[-1][1]] if changes else "",
        months=listed([str(month) for month, _ in later]),
    )


def _outcomes(chance: float) -> str:
    """63 % of the outcomes; a share that rounds to all of them is not all of them."""
    if chance in (0, 1):
        return SAY("outcomes", share="all" if chance else "none")
    if not 0.005 <= chance < 0.995:
        return SAY(
            "outcomes", share=f"more than {full(99, PCT)}" if chance > 0.5 else f"less than {full(1, PCT)}"
        )
    return SAY("outcomes", share=full(round(100 * chance), PCT))


def _years(found: SideBySide) -> str:
    return SAY("years", one=found.years == 1, number=in_words(found.years))
