"""What does it pay there, and what is it worth there?"""

from functools import partial
from typing import Any

import streamlit as st

from dashboard.bands.city_bands import bases
from dashboard.bands.section import build_bands
from dashboard.charts import Marker, range_plot
from dashboard.charts.city_map import city_map, label_positions
from dashboard.cities import findings, marks, metros
from dashboard.cities.city_pay import CityPay, by_price, tax_note
from dashboard.cities.moving import Move
from dashboard.cities.statements import averages, averages_line, in_documents, premium_role
from dashboard.cities.statements import cities as cities_of
from dashboard.data.csv_export import csv_bytes
from dashboard.data.official import price_levels
from dashboard.data.records import role_meant, role_names
from dashboard.data.roles import in_sentence, plural, roles_of
from dashboard.kit.build import tables_or_stop
from dashboard.kit.chart_frame import look, show_chart
from dashboard.kit.downloads import download
from dashboard.kit.first_line import show_answer
from dashboard.kit.page_links import show_links
from dashboard.kit.sourced_figure import show_figures
from dashboard.kit.state import choose_known, choose_many, choose_one, choose_switch, my_pay
from dashboard.sources.doubts import show_doubts
from dashboard.words.markdown import literal
from dashboard.words.numbers import counted
from dashboard.words.sentences import sentences
from etl.figure_text import listed
from etl.records.areas import every_area
from etl.unit import USD

SAY = sentences("cities")
PAGE = "cities"
VINTAGE = price_levels()[0].vintage

tables = tables_or_stop()
roles = roles_of(tables)


def pay_and_worth(cities: list[CityPay]) -> None:
    """What each city pays, and what that buys."""
    drawn = marks.pay_marks(cities)
    show_chart(
        range_plot(drawn, look(), labels_above=True),
        drawn,
        key="cities_pay",
        title=findings.pay_title(cities),
        subtitle=findings.subtitle(average, role, whose, VINTAGE),
    )


def on_map(cities: list[CityPay]) -> None:
    """Where the cities are."""
    drawn, points = marks.map_marks(cities), marks.map_points(cities)
    missing = marks.off_map(cities, points)
    said = [
        SAY("map_premiums", sources=findings.stated_by(cities)) if findings.stated_by(cities) else "",
        SAY("map_prices", vintage=VINTAGE) if any(point.size is None for point in points) else "",
        SAY("map_unnamed") if None in label_positions(points) else "",
        SAY("map_missing", cities=listed(missing)) if missing else "",
        findings.borrowed(role, whose),
    ]
    show_chart(
        city_map(points, look()),
        drawn,
        key="cities_map",
        title=findings.map_title(cities),
        subtitle=" ".join(filter(None, said)),
        alt_title=SAY("map_alt"),
    )


@st.fragment
def moving(every: list[CityPay], chosen: list[CityPay]) -> None:
    """The pay that keeps a standard of living, and all figures as a table."""
    st.header(SAY("moving"), anchor=False)
    priced = [city for city in every if city.prices]
    if len(priced) < 2:
        st.markdown(f":gray[{SAY('moving_needs_two')}]")
        return
    names = {city.name: city for city in priced}
    starts = [city.name for city in chosen if city.name in names] or [*names]
    first, second, third = st.columns(3)
    with first:
        origin = names[choose_one(PAGE, "from", "From", [*names], default=starts[0])]
    with second:
        goal = next((name for name in reversed(starts) if name != starts[0]), [*names][-1])
        target = names[choose_one(PAGE, "to", "To", [*names], default=goal)]
    with third:
        given = my_pay(
            "Your pay now, US dollars a year",
            placeholder=f"for example {marks.example_pay(origin, average.usd.middle if average else None):.0f}",
        )
    pay = given or marks.example_pay(origin, average.usd.middle if average else None)
    move = Move(pay, origin, target)
    example = "" if given else f":gray[{SAY('moving_example')}] "
    st.markdown(f"{example}{literal(move.sentence)}")
    show_figures(move.figures())
    beside = list(dict.fromkeys([origin, *chosen, target]))
    drawn = marks.keeping_marks(pay, origin, beside)
    show_chart(
        range_plot(drawn, look(), marker=Marker(pay, "now"), labels_above=True),
        drawn,
        key="cities_keeping",
        title=findings.keeping_title(marks.amount(pay), origin, beside),
        subtitle=SAY(
            "keeping_subtitle",
            pay=marks.amount(pay),
            city=origin.short_name,
            vintage=VINTAGE,
            taxes=tax_note(),
            borrowed=findings.borrowed(role, whose),
        ),
    )
    all_figures(beside, origin, pay)


def all_figures(cities: list[CityPay], origin: CityPay, pay: float) -> None:
    """Every figure of every city, to be sorted by any column."""
    st.header(SAY("table_title"), anchor=False)
    table = marks.city_table(cities, origin, pay)
    note = f"{SAY('sort')} {findings.without(cities)} {findings.borrowed(role, whose)}"
    st.markdown(f":gray[:small[{literal(note)}]]")
    st.dataframe(
        table,
        hide_index=True,
        key="cities_table",
        placeholder="–",
        alt=SAY("table_alt", cities=counted(len(table), "city", "cities")),
        column_config=_columns([str(name) for name in table]),
    )
    about = {
        "Role": role,
        "Average": f"{average.name}: {average.usd.full(USD)}" if average else "",
        "Premiums_stated_for": whose or "",
        "Price_levels": VINTAGE,
        "Taxes": tax_note(),
    }
    file_name, key = "payscope-cities-side-by-side.csv", "cities_table_csv"
    content = partial(csv_bytes, table.assign(**about))
    download("CSV", content, file_name, key, SAY("csv_help"), style="tertiary")


def _columns(names: list[str]) -> dict[str, Any]:
    """How the table's columns are written and explained."""
    notes = marks.table_notes()
    return {
        name: st.column_config.TextColumn(pinned=True)
        if name == "City"
        else st.column_config.NumberColumn(
            format="localized" if "$" in name else "%.1f" if name == "Price level" else "%.4g",
            help=notes.get(name.replace(" low,", ",").replace(" high,", ",")),
        )
        for name in names
    }


def premiums(cities: list[CityPay]) -> None:
    """What documents state beside what records measure."""
    table = metros.premium_table(cities, whose or role)
    if len(table):
        st.header(SAY("premiums_title"), anchor=False)
        st.markdown(f":gray[:small[{SAY('premiums_note')}]]")
        st.dataframe(table, hide_index=True, key="cities_premiums", alt=SAY("premiums_alt"))


@st.fragment
def all_metros() -> None:
    """Every metropolitan area, whether a document names it or not."""
    st.header(SAY("metros_title"), anchor=False)
    names, meant = role_names(tables), partial(role_meant, tables)
    options = metros.occupations_of(choose_known(PAGE, "metro_role", SAY("metros_role"), names, meant))
    if not options:
        st.markdown(f":gray[{literal(SAY('metros_unknown'))}]")
        return
    name = next(iter(options))
    if len(options) > 1:
        name = choose_one(PAGE, "filed", SAY("metros_similar"), [*options], style="segments", wrap=True)
    areas = every_area(options[name])
    st.markdown(literal(metros.metros_finding(name, areas)))
    table = metros.metro_table(areas)
    st.dataframe(
        table,
        hide_index=True,
        key="cities_metros",
        placeholder="–",
        alt=SAY("metros_alt", occupation=name),
        column_config={
            "Place": st.column_config.TextColumn(pinned=True),
            **{
                str(column): st.column_config.NumberColumn(format="localized")
                for column in table.select_dtypes("number")
            },
        },
    )
    st.markdown(f":gray[:small[{literal(SAY('metros_note'))}]]")
    content = partial(csv_bytes, table.assign(Occupation=name, Source=SAY("metros_note")))
    download(
        "CSV", content, "payscope-every-metro.csv", "cities_metros_csv", SAY("csv_help"), style="tertiary"
    )


st.title(SAY("title"), anchor=False)
first_line = st.container()
left, middle, right = st.columns([2, 2, 3])
with left:
    role = choose_one(PAGE, "role", "Role", roles)
found = averages(tables, role)
with middle:
    average = None
    if found:
        chosen_name = choose_one(
            PAGE,
            "average",
            "Average that premiums build on",
            [option.name for option in found],
            help=SAY("average_help"),
        )
        average = next(option for option in found if option.name == chosen_name)
whose = premium_role(tables, role, roles)
if whose and whose != role:
    lender = plural(in_sentence(whose))
    if not choose_switch(PAGE, "borrow", SAY("borrow", lender=lender), default=True):
        whose = None
every = cities_of(tables, role, whose, average)
with right:
    picked = choose_many(
        PAGE,
        "cities",
        "Cities",
        [city.name for city in every],
        default=[],
        placeholder=SAY("cities_hint"),
    )
chosen = [city for city in every if city.name in picked] or in_documents(every)
if not chosen:
    chosen = in_documents(cities_of(tables, role, premium_role(tables, role, roles), None)) or every[:5]
    names = {city.name for city in chosen}
    chosen = by_price(city for city in every if city.name in names)
with first_line:
    show_answer(
        findings.answer(role, chosen, whose),
        SAY(
            "how_sure",
            vintage=VINTAGE,
            averages=averages_line(found),
            borrowed=findings.borrowed(role, whose),
        ),
    )
show_figures(findings.top_figures(chosen, average, found))
charts_left, charts_right = st.columns(2, gap="large")
with charts_left:
    pay_and_worth(chosen)
with charts_right:
    on_map(chosen)
show_doubts(tables, marks.fact_ids(chosen))
moving(every, chosen)
build_bands(role, bases(tables, role, average), every, chosen, whose)
premiums(every)
all_metros()
show_links("overview", "salaries", "employers", "offer", "compare", "sources")
