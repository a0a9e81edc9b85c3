"""What visitors come for, done in a browser: by keyboard, by link, back and forth, with downloads."""

import csv
import io

import pytest

from dashboard.data.official import official_wages
from dashboard.data.tables import load_tables
from dashboard.pay.position import standings

from ..pages import PAGES
from ..served import served
from ..third_role import ROLE, build_with_third_role

DLE, DLIE = "Deep Learning Engineer", "Deep Learning Infrastructure Engineer"
OVERVIEW, SALARIES = PAGES[:2]


def focused(visitor):
    """What has the keyboard's focus: its accessible name and kind."""
    return visitor.page.evaluate(
        "(e => [e.getAttribute('aria-label') || e.innerText || '', e.getAttribute('role') || e.tagName])"
        "(document.activeElement)"
    )


def tab_to(visitor, found, most=60):
    """Press Tab until something is found."""
    for _ in range(most):
        visitor.page.keyboard.press("Tab")
        name, role = focused(visitor)
        if found(name, role):
            return name
    raise AssertionError("the keyboard does not reach it")


def said(visitor):
    """The sentence on where a pay stands."""
    return visitor.page.get_by_test_id("stMarkdown").filter(has_text="stands").first.inner_text()


@pytest.mark.parametrize("role", [DLE, DLIE])
def test_where_do_i_stand_is_what_the_tables_say(visit, role):
    with visit(f"/?overview_role={role.replace(' ', '+')}") as visitor:
        for pay in (50_000, 83_000, 135_000, 179_000, 400_000):
            place = standings(load_tables(), official_wages(), role, pay)
            visitor.pay(pay)
            assert place.documents_say in said(visitor)
            assert place.official_say in said(visitor)
            assert visitor.page.get_by_text(f"you, ${pay // 1000}k").count() == 1


def test_overview_by_keyboard_alone(visit):
    """Choose a role, type a pay, read the sentence, open a source, close it."""
    with visit("/") as visitor:
        keyboard = visitor.page.keyboard
        tab_to(visitor, lambda name, role: role == "combobox" and "Role" in name)
        keyboard.press("ArrowDown")
        keyboard.type("Infrastructure")
        keyboard.press("Enter")
        visitor.settle()
        assert "infrastructure" in visitor.title()
        tab_to(visitor, lambda name, role: "source" in name and role == "BUTTON")
        keyboard.press("Enter")
        body = visitor.page.get_by_test_id("stPopoverBody")
        body.wait_for()
        assert "line" in body.inner_text()
        keyboard.press("Escape")
        body.wait_for(state="hidden")
        tab_to(visitor, lambda name, role: role == "INPUT" and "base pay" in name)
        keyboard.type("135000")
        keyboard.press("Enter")
        visitor.settle()
        assert "$135,000 stands" in said(visitor)


def test_salaries_by_keyboard_alone(visit):
    """Leave one role, hide official wages, open a chart's table."""
    with visit("/salaries") as visitor:
        keyboard = visitor.page.keyboard
        tab_to(visitor, lambda name, role: name.strip() == DLE)
        keyboard.press("Space")
        visitor.settle()
        assert "salaries_roles" in visitor.page.url
        tab_to(visitor, lambda name, role: "Official wages" in name)
        keyboard.press("Space")
        visitor.settle()
        assert "salaries_official=false" in visitor.page.url
        tab_to(visitor, lambda name, role: name == "Table")
        keyboard.press("Space")
        visitor.settle()
        visitor.page.get_by_test_id("stTable").first.wait_for()


def test_a_choice_reaches_the_address_and_a_copied_link_repeats_it(visit):
    with visit("/") as first:
        first.page.get_by_role("combobox").first.click()
        first.page.get_by_role("option", name=DLIE, exact=True).click()
        first.settle()
        copied = first.page.url
        seen = first.page.get_by_test_id("stMain").inner_text()
    assert "overview_role=Deep+Learning+Infrastructure+Engineer" in copied
    with visit(copied.removeprefix(first.server)) as second:
        assert second.page.get_by_test_id("stMain").inner_text() == seen


def test_choices_survive_a_change_of_page(visit):
    with visit(f"/?overview_role={DLIE.replace(' ', '+')}") as visitor:
        visitor.pay(150_000)
        visitor.turn_to("Salaries")
        assert visitor.page.get_by_test_id("stNumberInputField").first.input_value() == "150000"
        visitor.turn_to("Overview")
        assert "infrastructure" in visitor.title()
        assert "overview_role" in visitor.page.url
        assert "$150,000 stands" in said(visitor)


def test_the_back_button_returns_to_the_page_before_with_its_choice(visit):
    """Streamlit itself adds an entry without the filter on the way: the second press passes it."""
    with visit(f"/?overview_role={DLIE.replace(' ', '+')}") as visitor:
        visitor.turn_to("Salaries")
        for _ in range(2):
            visitor.page.go_back()
            visitor.settle()
        visitor.page.wait_for_url("**overview_role=**")
        visitor.page.get_by_role("heading", level=1).filter(has_text="infrastructure").wait_for()


def test_a_pay_is_in_no_address_but_the_link_asked_for(visit):
    with visit("/") as visitor:
        visitor.pay(135_000)
        assert "135000" not in visitor.page.url
        visitor.page.get_by_text("Link with my pay").click()
        link = visitor.page.get_by_test_id("stCode").inner_text().strip()
        assert link == f"{visitor.server}/?my_pay=135000"
    with visit("/?my_pay=135000") as visitor:
        assert "$135,000 stands" in said(visitor)
        assert "my_pay" not in visitor.page.url


@pytest.mark.parametrize("path", [OVERVIEW.path, SALARIES.path])
def test_downloads_hold_the_figures_of_the_chart(visit, path):
    with visit(path) as visitor:
        button = visitor.page.get_by_test_id("stDownloadButton").get_by_role("button").first
        name, content = visitor.download(button)
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    assert name.startswith("payscope-")
    assert name.endswith(".csv")
    ladder = {row["mark"]: float(row["low"]) for row in rows if row["what"] == DLE}
    assert ladder == {"25th": 83_000, "50th": 115_864, "75th": 151_500, "90th": 179_000}
    assert all(row["as_of"] and row["source"] and row["address"] for row in rows)


def test_the_table_shows_the_quotes(visit):
    with visit("/") as visitor:
        visitor.page.get_by_text("Table", exact=True).first.click()
        table = visitor.page.get_by_test_id("stTable").first
        table.wait_for()
        shown = " ".join(table.inner_text().split())
        assert "50th (median) | $115,864" in shown
        assert "$232,120" in shown


def test_a_theme_changed_in_the_settings_reaches_the_charts(visit):
    with visit("/", scheme="dark") as visitor:
        visitor.page.emulate_media(color_scheme="light")
        visitor.page.reload()
        visitor.settle()
        first = visitor.page.locator(".js-plotly-plot .main-svg").first
        assert "rgb(252, 251, 248)" in first.get_attribute("style")


def test_tables_are_shown_once_they_are_there(visit, tmp_path):
    """A server that found none goes on: the next visitor sees the tables that were built meanwhile."""
    with served(tables=tmp_path / "tables") as server:
        with visit("/", server=server) as visitor:
            assert "no tables yet" in visitor.page.get_by_test_id("stAlert").inner_text()
            assert "python -m etl build" in visitor.page.inner_text("body")
            assert visitor.axe() == []
        assert build_with_third_role(tmp_path) == tmp_path / "tables"
        with visit(f"/?overview_role={ROLE.replace(' ', '+')}", server=server) as visitor:
            assert visitor.title() == "What do robotics analysts earn?"
            assert visitor.page.get_by_text("$81k").count() >= 1
        with visit("/salaries", server=server) as visitor:
            assert visitor.page.get_by_role("button", name=ROLE).count() == 1
