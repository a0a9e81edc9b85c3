"""The two drawings of the printed report, as SVG: what each year is made of, and outcomes of chance."""

from collections.abc import Iterator, Mapping, Sequence

from dashboard.charts.look import LIGHT, tick_step
from dashboard.compensation.estimate import Estimate
from dashboard.compensation.ledger import Certainty, YearRow
from dashboard.offers.exports.report.html import Html, element, joined
from dashboard.words.numbers import short

WIDTH, NAMES, TOTALS = 720, 92, 70
KEY, BAR, STEP = 30, 24, 36
DOT, AXIS = 7, 30
LETTER = 7.2  # the width of a digit at 13 px
COLOURS = {Certainty.GUARANTEED: LIGHT.you, Certainty.CONDITIONAL: LIGHT.you, Certainty.MARKET: LIGHT.hope}
# The surer the money, the fuller its ground: told apart on a printer without colours, too.
PATTERNS: Mapping[Certainty, str] = {
    Certainty.CONDITIONAL: f'<path d="M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4" stroke="{LIGHT.you}" stroke-width="2"/>',
    Certainty.MARKET: f'<circle cx="2" cy="2" r="1.5" fill="{LIGHT.hope}"/>'
    f'<circle cx="6" cy="6" r="1.5" fill="{LIGHT.hope}"/>',
}


def year_bars(estimate: Estimate) -> Html:
    """A bar for each year, a part for each certainty; speculative money is left out. Nothing for nothing."""
    most = max(year.total_usd for year in estimate.years)
    if most <= 0:
        return Html("")
    sure = [one for one in COLOURS if any(year.by_certainty[one] > 0 for year in estimate.years)]
    scale = (WIDTH - NAMES - TOTALS) / most
    parts = [_patterns(), *_key(sure)]
    for index, year in enumerate(estimate.years):
        parts += _bar(year, KEY + index * STEP, scale, is_counted=year.year <= estimate.assumptions.years)
    said = ", ".join(f"year {year.year} {short(year.total_usd, 'usd_total')}" for year in estimate.years)
    return _drawing(KEY + len(estimate.years) * STEP, f"Total of each year by how sure it is: {said}.", parts)


def outcome_dots(totals: Sequence[float]) -> Html:
    """A dot for each of equally likely totals, those of about one size above each other."""
    low, high = min(totals), max(totals)
    if high - low < 1:
        return Html("")
    left, right = 2.5 * DOT, WIDTH - 2.5 * DOT
    scale = (right - left) / (high - low)
    columns: dict[int, int] = {}
    places = []
    for usd in totals:
        column = round((usd - low) * scale / (2 * DOT + 1))
        places.append((column, columns.get(column, 0)))
        columns[column] = columns.get(column, 0) + 1
    floor = max(columns.values()) * (2 * DOT + 1) + DOT
    parts = [_line(0, floor, WIDTH, floor)]
    for tick, x in _ticks(low, high, left, scale):
        parts += [
            _line(x, floor, x, floor + 5),
            _text(short(tick, "usd_total"), x, floor + 20, "middle", LIGHT.muted),
        ]
    for column, height in places:
        x, y = left + column * (2 * DOT + 1), floor - DOT - 1 - height * (2 * DOT + 1)
        parts.append(
            Html(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{DOT}" fill="{LIGHT.hope}" stroke="{LIGHT.paper}"/>')
        )
    said = (
        f"{len(totals)} equally likely totals from {short(low, 'usd_total')} to {short(high, 'usd_total')}."
    )
    return _drawing(floor + AXIS, said, parts)


def _bar(year: YearRow, top: float, scale: float, *, is_counted: bool) -> Iterator[Html]:
    middle = top + BAR / 2 + 4.5
    yield _text(f"Year {year.year}", 0, middle - (0 if is_counted else 5), "start", LIGHT.ink)
    if not is_counted:
        yield _text("not counted", 0, middle + 8, "start", LIGHT.muted, size=11)
    x = float(NAMES)
    for certainty in COLOURS:
        usd = year.by_certainty[certainty]
        width = usd * scale
        if width <= 0:
            continue
        yield _box(x, top, width, certainty)
        words = short(usd, "usd_total")
        if width > len(words) * LETTER + 14:
            yield _value(words, x + width / 2, middle, certainty)
        x += width
    yield _text(short(year.total_usd, "usd_total"), x + 7, middle, "start", LIGHT.ink, weight=600)


def _value(words: str, x: float, y: float, certainty: Certainty) -> Html:
    """An amount on its part: white on a full ground, on a light plate where the ground has a pattern."""
    if certainty not in PATTERNS:
        return _text(words, x, y, "middle", "#FFFFFF")
    width = len(words) * LETTER + 8
    plate = f'<rect x="{x - width / 2:.1f}" y="{y - 13:.1f}" width="{width:.1f}" height="17" fill="{LIGHT.paper}"/>'
    return joined([Html(plate), _text(words, x, y, "middle", LIGHT.ink)])


def _key(sure: Sequence[Certainty]) -> Iterator[Html]:
    x = float(NAMES)
    for certainty in sure:
        yield _box(x, 2, 14, certainty, height=14)
        yield _text(certainty.value, x + 20, 14, "start", LIGHT.ink)
        x += 44 + len(certainty.value) * LETTER


def _box(x: float, y: float, width: float, certainty: Certainty, *, height: float = BAR) -> Html:
    colour = COLOURS[certainty]
    fill = f"url(#{certainty.value})" if certainty in PATTERNS else colour
    return Html(
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height}" fill="{fill}" stroke="{colour}"/>'
    )


def _patterns() -> Html:
    made = "".join(
        f'<pattern id="{certainty.value}" width="8" height="8" patternUnits="userSpaceOnUse">{drawn}</pattern>'
        for certainty, drawn in PATTERNS.items()
    )
    return Html(f"<defs>{made}</defs>")


def _ticks(low: float, high: float, left: float, scale: float) -> Iterator[tuple[float, float]]:
    step = tick_step(high - low)
    tick = step * -(-low // step)
    while tick <= high:
        yield tick, left + (tick - low) * scale
        tick += step


def _text(
    words: str, x: float, y: float, anchor: str, colour: str, *, size: int = 13, weight: int = 400
) -> Html:
    return element(
        "text",
        words,
        x=f"{x:.1f}",
        y=f"{y:.1f}",
        text_anchor=anchor,
        fill=colour,
        font_size=str(size),
        font_weight=str(weight),
    )


def _line(x1: float, y1: float, x2: float, y2: float) -> Html:
    return Html(f'<path d="M{x1:.1f},{y1:.1f} L{x2:.1f},{y2:.1f}" stroke="{LIGHT.muted}" fill="none"/>')


def _drawing(height: float, said: str, parts: Sequence[Html]) -> Html:
    return element("svg", *parts, viewBox=f"0 0 {WIDTH} {height:.0f}", role="img", aria_label=said)
