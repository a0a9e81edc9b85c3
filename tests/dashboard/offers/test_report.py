"""The page to print: read as a browser reads it, without one."""

import re
import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings

from dashboard.compensation import Assumptions, Offer, cautions, estimate, from_json
from dashboard.compensation.ledger import TRAITS, Certainty, Kind
from dashboard.compensation.report import TAX_NOTE
from dashboard.offers.entry.entries import entered
from dashboard.offers.exports.report import PITCH, _dots, report
from dashboard.offers.worth.grounds import MarketLine, assumed, dollars
from dashboard.words.numbers import short
from etl.figure_text import SPACE
from etl.folders import ROOT

from ...compensation import strategies
from ..cities.examples import source

EXAMPLES = sorted((ROOT / "data" / "reference" / "offers").glob("*.json"), key=lambda path: path.stem)
MADE_ON = date(2026, 11, 20)
EVIL = "<script>alert(\"1\")</script><img src=x onerror='alert(2)'>&"
WITHOUT_END = ("meta", "!doctype")
VESTING = {"annual_pct": [25, 25, 25, 25], "every_months": [3]}


@cache
def calculated(path):
    file = from_json(path.read_bytes())
    return estimate(file.offer, file.assumptions)


def made(assumptions=None, **offer):
    offer = Offer.model_validate({"start": date(2026, 1, 5), **offer})
    return estimate(offer, Assumptions.model_validate(assumptions or {}))


class Page(HTMLParser):
    """The elements of a page, their attributes and their text; an element left open is an error."""

    def __init__(self, html):
        super().__init__()
        self.open, self.elements = [], []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        found = {"tag": tag, "text": "", **dict(attrs)}
        self.elements.append(found)
        if tag not in WITHOUT_END:
            self.open.append(found)

    def handle_endtag(self, tag):
        assert self.open[-1]["tag"] == tag
        closed = self.open.pop()
        if self.open:
            self.open[-1]["text"] += closed["text"]

    def handle_startendtag(self, tag, attrs):
        self.elements.append({"tag": tag, "text": "", **dict(attrs)})

    def handle_data(self, data):
        if self.open:
            self.open[-1]["text"] += data

    def all(self, *tags):
        return [found for found in self.elements if found["tag"] in tags]

    def texts(self, *tags):
        return [found["text"] for found in self.all(*tags)]

    @property
    def text(self):
        return self.texts("body")[0]


def rows(html, caption):
    """The rows of the tables whose caption begins so, as texts."""
    found = []
    for whole in re.findall(r"<table>.*?</table>", html, flags=re.DOTALL):
        if Page(whole).texts("caption")[0].startswith(caption):
            for row in re.findall(r"<tr.*?</tr>", whole, flags=re.DOTALL):
                found.append(Page(row).texts("th", "td"))
    return found


examples = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)


@examples
def test_the_year_table_is_the_estimate(path):
    result = calculated(path)
    found = {row[0]: row[1:] for row in rows(report(result, MADE_ON), "Years 1 to 5 by kind")}
    assert found["Total"] == ["", *(dollars(year.total_usd) for year in result.years)]
    for certainty in (Certainty.GUARANTEED, Certainty.CONDITIONAL, Certainty.MARKET):
        amounts = [dollars(year.by_certainty[certainty]) for year in result.years]
        assert found[f"Together, {certainty}"][1:] == amounts
    for kind in Kind:
        trait, amounts = TRAITS[kind], [year.by_kind[kind] for year in result.years]
        if any(amounts) and trait.certainty is not Certainty.SPECULATIVE:
            assert found[trait.label] == [trait.certainty.value, *map(dollars, amounts)]
        else:
            assert trait.label not in found
    assert found["Cumulative"][-1] == dollars(sum(year.total_usd for year in result.years))


@examples
def test_each_headline_is_labelled(path):
    result = calculated(path)
    page = Page(report(result, MADE_ON))
    tiles = dict(zip(page.texts("dt")[:6], page.texts("dd")[:6], strict=True))
    said = result.headline
    assert tiles == {
        "First year": dollars(said.first_year_usd),
        "Average of years 1 to 4": dollars(said.average_usd),
        "Last counted year, year 4": dollars(said.last_year_usd),
        "Together, years 1 to 4": dollars(said.cumulative_usd),
        "The year after, year 5": dollars(said.year_after_usd),
        "Present value of years 1 to 4": dollars(result.present_value_usd),
    }


@examples
def test_everything_entered_assumed_and_cautioned_stands_on_the_page(path):
    result = calculated(path)
    text = Page(report(result, MADE_ON)).text
    for field in entered(result.offer):
        assert field.label in text
        assert field.in_words() in text, field.path
    for sentence in (*assumed(result), *(caution.text for caution in cautions(result))):
        assert sentence in text
    assert TAX_NOTE in text
    assert "20 November 2026" in text
    assert "irs.gov" in text


@examples
def test_take_home_by_steps(path):
    result = calculated(path)
    found = {row[0]: row[1:] for row in rows(report(result, MADE_ON), "Years 1 to 5: from wages")}
    assert found["Gross wages"] == [dollars(net.steps.wage) for net in result.take_home]
    assert found["Federal income tax"] == [dollars(-net.steps.federal) for net in result.take_home]
    assert found["Take-home"] == [dollars(net.steps.net) for net in result.take_home]
    assert ("City income tax" in found) is (result.offer.city == "New York, NY")
    if "Still to pay in April" in found:
        assert found["Still to pay in April"] == [dollars(net.vests.gap) for net in result.take_home]


def test_chance_is_shown_as_dots_and_percentiles():
    result = calculated(EXAMPLES[0])
    html = report(result, MADE_ON)
    assert "one possible outcome" in html
    assert html.count("<circle") == 20
    found = {row[0]: row[2] for row in rows(html, "Percentiles")[1:]}
    expected = {f"{pct}th": dollars(usd) for pct, usd in result.outcomes.bands().items()}
    assert found == {**expected, "Average": dollars(result.outcomes.mean_usd)}


def test_without_chance_there_are_no_dots():
    assert "Nothing in the total depends on a share price" in report(made(base_usd=1), MADE_ON)
    grant = {"kind": "rsu", "value_usd": 4_000, "vesting": VESTING}
    html = report(made(share_price_usd=1, grants=[grant]), MADE_ON)
    assert "The share price was given no volatility. Every outcome is the same: $4,000." in html
    assert "one possible outcome" not in html


def test_leaving_is_shown_where_a_month_was_entered():
    seattle = next(path for path in EXAMPLES if "seattle" in path.stem)
    result = calculated(seattle)
    html = report(result, MADE_ON)
    assert "Leaving after 18 months" in Page(html).texts("h2")
    found = dict(rows(html, "What has been received")[1:])
    assert found["Sign-on to pay back"] == dollars(result.leaving.paid_back_usd) == "$30,000"
    assert found["Shares that have not vested, lost"] == dollars(result.leaving.unvested_usd)
    assert not any("Leaving" in head for head in Page(report(calculated(EXAMPLES[0]), MADE_ON)).texts("h2"))


def test_private_grants_stand_apart():
    startup = next(path for path in EXAMPLES if "startup" in path.stem)
    result = calculated(startup)
    html = report(result, MADE_ON)
    found = dict(rows(html, "Options: speculative")[1:])
    assert found["Part of the company after the rounds entered"] == "0.1133 %"
    assert found["Chance that nothing is left"] == "80%"
    assert found["Mean over the scenarios"] == "$133,000"
    assert "Options" not in [row[0] for row in rows(html, "Years 1 to 5 by kind")]
    assert 'class="speculative"' not in html

    options = {
        "kind": "options",
        "options": 10,
        "strike_usd": 1,
        "fully_diluted": 100,
        "vesting": VESTING,
    }
    found = dict(rows(report(made(grants=[options]), MADE_ON), "Options: speculative")[1:])
    assert found["Gain at today's fair value"] == "unknown, no price was entered"
    assert "Mean over the scenarios" not in found

    private = {"kind": "rsu", "private": True, "value_usd": 4_000, "vesting": VESTING}
    html = report(made(base_usd=10, share_price_usd=1, grants=[private]), MADE_ON)
    assert rows(html, "Years 1 to 5: private shares")[1] == [
        *("Private shares", "$1,000", "$1,000", "$1,000", "$1,000", "$0")
    ]
    assert "Private shares" not in [row[0] for row in rows(html, "Years 1 to 5 by kind")]


def test_market_lines_carry_their_quotes():
    quoted = (
        source("A Guide", 3, url="https://example.org/a"),
        source("A Guide", 4, url="https://example.org/a"),
    )
    official = replace(source("BLS", None), quote="", value="$90,000 to $200,000", note="A proxy occupation.")
    lines = [
        MarketLine("A Guide", "It stands about the 64th percentile.", quoted),
        MarketLine("BLS", "It stands below the 90th percentile.", (official,)),
        MarketLine(*("Another", "It is not placed.")),
    ]
    html = report(made(base_usd=1), MADE_ON, lines, [source("Further", 9)])
    page = Page(html)
    assert [head for head in page.texts("h3") if head in ("A Guide", "BLS", "Another")] == [
        *("A Guide", "BLS", "Another")
    ]
    assert page.texts("blockquote")[0] == "“as A Guide says”The guide, line 3"
    assert page.texts("blockquote")[2] == "$90,000 to $200,000The guideA proxy occupation."
    listed = page.texts("li")
    assert "A Guide, The guide, lines 3 and 4, read 2026-11-20. https://example.org/a" in listed
    assert "Further, The guide, line 9, read 2026-11-20." in listed
    assert [link["href"] for link in page.all("a")] == ["https://example.org/a"]
    assert "Base pay was not placed" in report(made(), MADE_ON)


def test_an_address_that_is_none_is_not_linked():
    html = report(made(), MADE_ON, (), [source(url="javascript:alert(1)")])
    assert Page(html).all("a") == []
    assert "javascript:alert(1)" in html


@pytest.mark.parametrize("text", [EVIL, "=1+1", "</title></style><b>", "Größe ✓ & “quotes”"])
def test_every_text_is_escaped(text):
    grants = [
        {"kind": "rsu", "name": text[:60], "value_usd": 4_000, "vesting": VESTING},
        {
            "kind": "options",
            "name": text[:60],
            "options": 10,
            "strike_usd": 1,
            "fully_diluted": 100,
            "vesting": VESTING,
        },
    ]
    offer = {
        **dict.fromkeys(("title", "employer", "city"), text),
        "level": text[:60],
        "base_usd": 100_000,
        "share_price_usd": 10,
        "grants": grants,
        "other_benefits": [{"name": text[:60], "usd_per_year": 5}],
    }
    marks = dict.fromkeys(("document", "quote", "publisher", "url", "read_on", "note", "value"), text)
    told = MarketLine(text, text, (source(text, **{k: v for k, v in marks.items() if k != "publisher"}),))
    page = Page(report(made(**offer), MADE_ON, [told]))
    plain = Page(report(made(base_usd=100_000), MADE_ON))
    assert {found["tag"] for found in page.elements} - {found["tag"] for found in plain.elements} <= {
        *("blockquote", "small", "svg", "path", "circle", "text", "h3", "table")
    }
    assert not [name for found in page.elements for name in found if name.startswith("on")]
    assert text in page.text
    assert page.texts("title")[0].startswith(f"{text} at {text}")


@examples
def test_the_page_needs_nothing_but_itself(path):
    html = report(calculated(path), MADE_ON, [MarketLine("A", "b", (source(url="https://example.org"),))])
    page = Page(html)
    policy = page.all("meta")[1]
    assert policy["http-equiv"] == "Content-Security-Policy"
    assert policy["content"] == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert page.all("script", "link", "img", "iframe", "object", "form", "base", "image", "use") == []
    assert "@import" not in html
    assert "url(" not in html
    for found in page.elements:
        assert "src" not in found
        assert found.get("href", "https://").startswith("https://")


@examples
def test_it_can_be_read_without_seeing_it(path):
    html = report(calculated(path), MADE_ON)
    page = Page(html)
    assert page.all("html")[0]["lang"] == "en"
    levels = [int(found["tag"][1]) for found in page.all("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(found.get("scope") in ("col", "row") for found in page.all("th"))
    assert len(page.texts("caption")) == len(page.all("table"))
    assert all(page.texts("caption"))
    drawings = [found for found in page.elements if found["tag"] == "svg" or found.get("class") == "bars"]
    assert all(drawing["role"] == "img" and drawing["aria-label"] for drawing in drawings)
    assert len(page.all("header")) == len(page.all("main")) == len(page.all("footer")) == 1


def test_it_is_made_for_paper():
    html = report(calculated(EXAMPLES[0]), MADE_ON)
    for needed in (
        "@media print",
        "@page",
        "break-inside: avoid",
        "Inter",
        "'Source Serif 4'",
        "color-scheme: light",
    ):
        assert needed in html


def test_bars_are_as_long_as_the_money():
    result = calculated(EXAMPLES[2])
    html = report(result, MADE_ON)
    drawn = re.findall(r'<b class="(\w+)" style="--part: ([\d.]+)"><i>([^<]+)</i></b>', html)
    most = max(year.total_usd for year in result.years)
    shown = (Certainty.GUARANTEED, Certainty.CONDITIONAL, Certainty.MARKET)
    amounts = [(sure, year.by_certainty[sure]) for year in result.years for sure in shown]
    assert drawn == [(sure, f"{usd / most:.4f}", short(usd, "usd_total")) for sure, usd in amounts if usd]
    bars = Page(html).all("div")
    (described,) = [found["aria-label"] for found in bars if found.get("class") == "bars"]
    assert described.startswith("Total of each year by how sure it is: year 1 $")
    assert described.count("year") == 1 + len(result.years)
    assert 'class="bars"' not in report(made(), MADE_ON)


def test_dots_of_one_size_stand_above_each_other():
    places = _dots([100_000.0, 100_500.0, 101_000.0, 200_000.0])["places"]
    assert len(places) == len(set(places)) == 4
    assert len({x for x, _ in places}) == 2
    assert {y for _, y in places} == {-0.6 * PITCH, -1.6 * PITCH, -2.6 * PITCH}
    assert _dots([5.0, 5.0]) == {}


def test_ten_years_are_cut_into_tables_that_fit_a_sheet():
    grants = [
        {"kind": "rsu", "name": f"Grant {n}", "value_usd": 1_000 * n, "vesting": VESTING}
        for n in range(1, 41)
    ]
    result = made(
        base_usd=100_000,
        city="New York, NY",
        share_price_usd=3,
        grants=grants,
        assumptions={"years": 10, "stock_volatility_pct": 30},
    )
    html = report(result, MADE_ON)
    first, second = rows(html, "Years 1 to 6 by kind"), rows(html, "Years 7 to 11 by kind")
    assert len(first[0]) == 8
    assert second[0][-1] == "Year 11not counted"
    assert {row[0]: row[-1] for row in second}["Total"] == dollars(result.years[-1].total_usd)
    assert rows(html, "Years 7 to 11: from wages")
    assert "Grant 40" in html


def test_an_offer_with_nothing_entered_is_still_a_page():
    page = Page(report(made(), MADE_ON))
    assert page.texts("h1") == ["An offer"]
    assert "No city is given, so taxes are left out." in page.text
    assert "No source outside the offer itself was used." in page.text
    assert page.all("svg") == []
    assert "nan" not in page.text.lower()


def test_a_city_without_taxes_says_so():
    text = Page(report(made(base_usd=1, city="Paris"), MADE_ON)).text
    assert "There is no tax table for Paris" in text
    assert TAX_NOTE not in text


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.files)
def test_any_offer_makes_a_page(file):
    page = Page(report(estimate(file.offer, file.assumptions), MADE_ON))
    assert "$nan" not in page.text
    assert page.texts("h1")


def test_what_the_page_is_made_of_goes_where_the_package_goes():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    carried = project["tool"]["setuptools"]["package-data"]["*"]
    folder = ROOT / "dashboard" / "offers" / "exports"
    for name in ("report.html.j2", "report.css"):
        assert any((folder / name).match(pattern) for pattern in carried), name


def test_the_same_offer_gives_the_same_page():
    assert report(calculated(EXAMPLES[0]), MADE_ON) == report(calculated(EXAMPLES[0]), MADE_ON)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("base_usd", "$150,000.50 a year"),
        ("start", "5 January 2026"),
        ("share_price_usd", "$42 a share"),
        ("grants[0].vesting.annual_pct", "50, 50 %"),
        ("grants[0].vesting.every_months", "1 month"),
        ("grants[0].shares", "2,401 shares"),
        ("sign_on[0].clawback", "pro rata"),
        ("espp.lookback", "yes"),
        ("time_off_days", "12.5 days a year"),
        ("bonus.target_pct", f"12.5{SPACE}%"),
    ],
)
def test_entries_in_words(path, words):
    offer = Offer.model_validate(
        {
            "start": date(2026, 1, 5),
            "base_usd": 150_000.5,
            "share_price_usd": 42,
            "bonus": {"target_pct": 12.5},
            "grants": [
                {"kind": "rsu", "shares": 2401, "vesting": {"annual_pct": [50, 50], "every_months": 1}}
            ],
            "sign_on": [{"amount_usd": 1, "clawback": "pro_rata"}],
            "espp": {"lookback": True},
            "time_off_days": 12.5,
        }
    )
    assert {field.path: field.in_words() for field in entered(offer)}[path] == words
