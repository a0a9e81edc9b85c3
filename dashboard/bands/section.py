"""The band builder: what a recruiter chooses, the bands that follow, the posting lines and the files."""

import math
from datetime import UTC, datetime
from typing import get_args

import streamlit as st

from dashboard.bands import city_bands as made
from dashboard.bands.city_bands import Adjustment, Basis, CityBand, End, Target
from dashboard.bands.export import Export, csv, xlsx
from dashboard.charts import Marker, range_plot
from dashboard.cities.city_pay import CityPay
from dashboard.cities.findings import borrowed
from dashboard.data.provenance import SourcedFigure
from dashboard.kit.chart_frame import look, show_chart
from dashboard.kit.downloads import download
from dashboard.kit.sourced_figure import show_sources
from dashboard.kit.state import LEAST_PAY, MOST_PAY, choose_many, choose_number, choose_one
from dashboard.words.markdown import literal
from dashboard.words.numbers import full, short
from dashboard.words.sentences import sentences
from etl.figure_text import listed
from etl.unit import PCT, USD

SAY = sentences("bands")
KIT = sentences("kit")
PAGE = "cities"
ADJUSTMENTS: tuple[Adjustment, ...] = get_args(Adjustment)
ENDS: tuple[End, ...] = get_args(End)


@st.fragment
def build_bands(
    role: str,
    offered: list[Basis],
    every: list[CityPay],
    chosen: list[CityPay],
    whose: str | None,
) -> None:
    """What to build a band around is offered; choices on top, bands below."""
    st.header(SAY("header"), anchor=False)
    if not offered:
        st.markdown(f":gray[{SAY('nothing')}]")
        return
    target, spread_pct, built_around = _ask_target(offered)
    adjustment, end, cities = _ask_cities(every, chosen)
    bands = made.city_bands(target, spread_pct, cities, adjustment, end)
    left_out = [city.name for city in cities if city not in {band.city for band in bands}]
    note = borrowed(role, whose) if adjustment == "Premium" else ""
    if left_out:
        st.info(
            literal(SAY("left_out", adjustment=adjustment.lower(), cities=listed(left_out))),
            icon=":material/location_off:",
        )
    if not bands:
        return
    pay = _ask_pay()
    export = Export(
        role=role,
        target=target,
        built_around=built_around,
        spread_pct=spread_pct,
        adjustment=f"{adjustment}{f', {end.lower()}' if adjustment == 'Premium' else ''}",
        bands=tuple(bands),
        pay_usd=pay,
        made_on=datetime.now(UTC).date(),
        notes=tuple(filter(None, [note])),
    )
    _show_chart(export, "" if adjustment == "None" else adjustment.lower())
    if pay is not None:
        _compare(bands, pay)
    _give(export)


def _ask_target(offered: list[Basis]) -> tuple[Target, float, str]:
    first, second, third = st.columns(3)
    by_name = {basis.name: basis for basis in offered}
    with first:
        basis = by_name[choose_one(PAGE, "around", "Built around", [*by_name], help=SAY("around_help"))]
    with second:
        position = _ask_position(basis)
    with third:
        spread_pct = choose_number(
            PAGE,
            "spread",
            "Spread: maximum over minimum, %",
            low=5,
            high=150,
            default=50,
            step=5,
            style="slider",
            format="%.0f %%",
        )
    return basis.target(position), spread_pct, basis.name


def _ask_position(basis: Basis) -> float:
    low, high = basis.positions
    name, label, step, form = "position", "Target position in the range, %", 5, "%.0f %%"
    about = SAY("position_help")
    if basis.kind == "percentiles":
        name, label, step, form = "percentile", "Target percentile", 1, "%.0f"
        about = SAY("percentile_help")
    middle = min(max(50.0, low), high)
    return choose_number(
        PAGE,
        name,
        label,
        low=low,
        high=high,
        default=middle,
        step=step,
        style="slider",
        format=form,
        help=about,
    )


def _ask_cities(every: list[CityPay], chosen: list[CityPay]) -> tuple[Adjustment, End, list[CityPay]]:
    has_premium = any(city.premium for city in every)
    first, second, third = st.columns(3)
    with first:
        adjustment = choose_one(
            PAGE,
            "adjust",
            "Adjust for the city by",
            [name for name in ADJUSTMENTS if has_premium or name != "Premium"],
            default="Premium" if has_premium else "Price level",
            style="segments",
            help=SAY("adjust_help"),
        )
    with second:
        end: End = "Middle"
        if adjustment == "Premium":
            end = choose_one(
                PAGE, "end", "Which end of the premium", ENDS, default="Middle", style="segments"
            )
    with third:
        picked = choose_many(
            PAGE,
            "post",
            "Cities to post in",
            [city.name for city in every],
            default=[],
            placeholder=SAY("cities_hint"),
        )
    return adjustment, end, [city for city in every if city.name in picked] or chosen


def _ask_pay() -> float | None:
    column, _ = st.columns([1, 2])
    pay = column.number_input(
        SAY("pay_to_place"),
        min_value=LEAST_PAY,
        max_value=MOST_PAY,
        value=None,
        step=1_000.0,
        format="%.0f",
        key="cities_pay_to_place",
        persist_state="session",
        placeholder="for example 135000",
        help=SAY("pay_help", pay_stays=KIT("pay_stays")),
    )
    return pay if pay is not None and math.isfinite(pay) else None


def _show_chart(export: Export, adjustment: str) -> None:
    target, bands, pay = export.target, export.bands, export.pay_usd
    low, high = min(band.band.low_usd for band in bands), max(band.band.high_usd for band in bands)
    marks, usd = made.band_marks(bands), full(round(target.usd), USD)
    show_chart(
        range_plot(marks, look(), marker=Marker(pay, "this pay") if pay else None),
        marks,
        key="cities_bands",
        title=SAY("title", low=short(low, USD), high=short(high, USD), target=short(target.usd, USD)),
        subtitle=SAY(
            "subtitle",
            role=export.role,
            basis=target.basis,
            spread=full(export.spread_pct, PCT),
            adjustment=adjustment,
            note="".join(export.notes),
        ),
    )
    with st.popover(SAY("target_sources"), icon=":material/format_quote:", type="tertiary"):
        show_sources(SourcedFigure(target.name, usd, "", target.sources, target.formula))


def _compare(bands: list[CityBand], pay: float) -> None:
    st.subheader(literal(SAY("compared_title", pay=full(pay, USD))), anchor=False)
    st.markdown("\n".join(f"- {literal(band.name)}: **{literal(band.compared(pay))}**" for band in bands))
    st.markdown(f":gray[:small[{SAY('compared_note')}]]")


def _give(export: Export) -> None:
    st.subheader("Posting text", anchor=False)
    st.code(
        "\n\n".join(made.posting_line(band, export.role, export.target) for band in export.bands),
        language=None,
        wrap_lines=True,
    )
    st.markdown(f":gray[:small[{SAY('caution')}]]")
    with st.container(horizontal=True, gap="small"):
        name, key = "payscope-pay-bands", "cities_bands"
        download("Bands as XLSX", lambda: xlsx(export), f"{name}.xlsx", f"{key}_xlsx", SAY("xlsx_help"))
        download("Bands as CSV", lambda: csv(export), f"{name}.csv", f"{key}_file", style="tertiary")
