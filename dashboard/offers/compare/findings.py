"""Offers side by side, in words: which pays more, in what, until when, and how likely that is."""

from collections.abc import Sequence

from dashboard.compensation.comparison import Pair, lead_changes
from dashboard.offers.compare.side_by_side import SideBySide
from dashboard.words.numbers import in_words, short
from etl.figure_text import SPACE, listed
from etl.unit import USD

WORTH_SAYING_USD = 500
GUARANTEED, CONDITIONAL, MARKET = "guaranteed pay", "bonus and match", "equity"


def verdict(found: SideBySide) -> str:
    """Which pays most over the years, and which is worth most after prices and taxes."""
    best = found.best
    total = short(best.estimate.headline.cumulative_usd, USD)
    first = f"{best.name}, pays the most over {_years(found)}, {total}"
    if all(
        side.estimate.headline.cumulative_usd > best.estimate.headline.cumulative_usd - WORTH_SAYING_USD
        for side in found.sides
    ):
        return f"All pay the same over {_years(found)}, {total}."
    worths = {side.letter: side.worth_usd for side in found.sides}
    known = {letter: usd for letter, usd in worths.items() if usd is not None}
    if len(known) < len(found.sides):
        return f"{first}."
    most = max(known, key=lambda letter: known[letter])
    side = next(side for side in found.sides if side.letter == most)
    if side is best:
        return f"{first}, and it is worth the most after taxes and prices, too."
    return f"{first}. After taxes and prices {side.name}, is worth the most."


def in_sentences(found: SideBySide) -> list[str]:
    """Each pair in words, those with the best offer first."""
    best = found.best.letter
    pairs = sorted(found.comparison.pairs.items(), key=lambda item: best not in item[0])
    return [" ".join(_pair(found, first, second, pair)) for (first, second), pair in pairs]


def lead_title(found: SideBySide) -> str:
    """Who leads until when."""
    received = {side.letter: found.comparison.sides[side.letter].cumulative_usd for side in found.sides}
    return _leads(lead_changes(received)) or "All have paid the same at all times"


def total_title(found: SideBySide) -> str:
    """Which guarantees the most, and which hopes for the most."""
    sides = found.comparison.sides
    sure = max(sides, key=lambda letter: sides[letter].guaranteed_usd)
    hoped = max(sides, key=lambda letter: sides[letter].market_usd)
    guaranteed = f"{sure} guarantees the most, {short(sides[sure].guaranteed_usd, USD)}"
    apart = _private(found)
    if not sides[hoped].market_usd:
        return f"{guaranteed}{apart}"
    hopes = f"has the most in shares, {short(sides[hoped].market_usd, USD)}"
    return (f"{guaranteed}, and {hopes}" if sure == hoped else f"{guaranteed}; {hoped} {hopes}") + apart


def year_title(found: SideBySide) -> str:
    """Which pays most in which years."""
    best: dict[str, list[int]] = {}
    for year in range(found.years):
        totals = {side.letter: side.estimate.years[year].total_usd for side in found.sides}
        top = max(totals.values())
        ahead = [letter for letter, usd in totals.items() if usd > top - WORTH_SAYING_USD]
        if len(ahead) == 1:
            best.setdefault(ahead[0], []).append(year + 1)
    if not best:
        return "No year tells them apart"
    if len(best) == 1 and len(next(iter(best.values()))) == found.years:
        return f"{next(iter(best))} pays the most in every year"
    said = [
        f"{letter} in {'year' if len(years) == 1 else 'years'} {listed([str(year) for year in years])}"
        for letter, years in best.items()
    ]
    return f"Most is paid by {'; by '.join(said)}"


def worth_title(found: SideBySide) -> str:
    """Which is worth most after taxes and prices."""
    known = [side for side in found.sides if side.worth_usd is not None]
    if len(known) < 2:
        return "After taxes and prices"
    ranked = sorted(known, key=lambda side: side.worth_usd or 0.0, reverse=True)
    first, second = (side.worth_usd or 0.0 for side in ranked[:2])
    if first - second < WORTH_SAYING_USD:
        return "After taxes and prices the offers are worth the same"
    return f"After taxes and prices {ranked[0].letter} is worth {short(first - second, USD)} a year more"


def chance_title(found: SideBySide) -> str:
    """How often the first beats the second, or how wide the best one swings."""
    (first, second), pair = next(iter(found.comparison.pairs.items()))
    if not any(side.market_usd for side in found.comparison.sides.values()):
        return "No share price moves these totals"
    chance = pair.chance_first_is_better
    ahead, share = (first, chance) if chance >= 0.5 else (second, 1 - chance)
    behind = second if ahead == first else first
    if share == 0.5:
        return f"{first} and {second} are as likely to bring more"
    return f"{ahead} brings more than {behind} in {_outcomes(share)}"


def _pair(found: SideBySide, first: str, second: str, pair: Pair) -> list[str]:
    ahead, behind, by = (first, second, 1) if pair.ahead_by_usd >= 0 else (second, first, -1)
    one, other = found.comparison.sides[ahead], found.comparison.sides[behind]
    years = _years(found)
    total = by * pair.ahead_by_usd
    parts = [
        (one.guaranteed_usd - other.guaranteed_usd, GUARANTEED),
        (one.conditional_usd - other.conditional_usd, CONDITIONAL),
        (one.market_usd - other.market_usd, MARKET),
    ]
    said = [(usd, what) for usd, what in parts if abs(usd) >= WORTH_SAYING_USD]
    if total < WORTH_SAYING_USD:
        sentences = [
            f"{first} and {second} pay the same over {years}"
            + (f": {_differences(said, ahead)}." if said else ".")
        ]
    elif len(said) == 1:
        sentences = [
            f"{ahead} pays {short(total, USD)} more than {behind} over {years}, all of it in {said[0][1]}."
        ]
    else:
        sentences = [
            f"{ahead} pays {short(total, USD)} more than {behind} over {years}: {_differences(said, ahead)}."
        ]
    leads = _leads(pair.lead_changes)
    if leads:
        sentences.append(f"{leads}.")
    if pair.break_even_growth_pct:
        growths = listed([short(growth, "pct") for growth in pair.break_even_growth_pct])
        sentences.append(f"They break even if shares grow by {growths} a year.")
    elif any(side.market_usd for side in (one, other)):
        sentences.append(f"No growth of the shares from −90 to 200{SPACE}% a year makes them equal.")
    volatility = found.sides[0].estimate.assumptions.stock_volatility_pct
    if volatility and (one.market_usd or other.market_usd):
        chance = pair.chance_first_is_better if ahead == first else 1 - pair.chance_first_is_better
        sentences.append(
            f"With shares that swing by {volatility:g}{SPACE}% a year, {ahead} beats {behind} in "
            f"{_outcomes(chance)}."
        )
    for letter, side in ((ahead, one), (behind, other)):
        if side.speculative_usd:
            sentences.append(
                f"Not counted are {letter}’s private shares and options, {short(side.speculative_usd, USD)} in the "
                "mean of what was entered."
            )
    return sentences


def _differences(parts: Sequence[tuple[float, str]], ahead: str) -> str:
    return f"{ahead} has " + listed(
        [f"{short(abs(usd), USD)} {'more' if usd > 0 else 'less'} in {what}" for usd, what in parts]
    )


def _leads(changes: Sequence[tuple[int, str]]) -> str:
    if not changes:
        return ""
    if len(changes) == 1:
        month, leader = changes[0]
        return f"{leader} is ahead all the way" if month <= 1 else f"{leader} is ahead from month {month} on"
    if len(changes) == 2:
        (_, first), (month, second) = changes
        return f"{first} is ahead until month {month}, then {second}"
    months = listed([str(month) for month, _ in changes[1:]])
    return f"The lead changes in months {months}; {changes[-1][1]} has it at the end"


def _private(found: SideBySide) -> str:
    """What is in no total, for it must not be forgotten either."""
    held = [
        f"{letter} holds {short(side.speculative_usd, USD)} of private shares and options besides"
        for letter, side in found.comparison.sides.items()
        if side.speculative_usd
    ]
    return f"; {listed(held)}" if held else ""


def _outcomes(chance: float) -> str:
    """63 % of the outcomes; a share that rounds to all of them is not all of them."""
    if chance in (0, 1):
        return "every outcome" if chance else "no outcome"
    if not 0.005 <= chance < 0.995:
        return f"{'more than 99' if chance > 0.5 else 'less than 1'}{SPACE}% of the outcomes"
    return f"{chance:.0%} of the outcomes".replace("%", f"{SPACE}%")


def _years(found: SideBySide) -> str:
    return f"{in_words(found.years)} {'year' if found.years == 1 else 'years'}"
