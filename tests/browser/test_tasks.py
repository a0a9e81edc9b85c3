"""What visitors come for, done in a browser: by keyboard, by link, back and forth, with downloads."""

import csv
import io
from urllib.parse import urlencode

import pytest

from dashboard.data.records import similar_jobs
from dashboard.data.tables import load_tables
from dashboard.pay.position import standings

from ..served import served
from ..third_role import ROLE, build_with_third_role

DLE, DLIE = "Deep Learning Engineer", "Deep Learning Infrastructure Engineer"


def focused(visitor):
    """What has the keyboard's focus: its accessible name and kind."""
    return visitor.page.evaluate(
        "(e => [e.getAttribute('aria-label') || e.innerText || '', e.getAttribute('role') || e.tagName])"
        "(document.activeElement)"
    )


def tab_to(visitor, found, most=90):
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


def stands_where_the_tables_say(visitor, role, pays):
    for pay in pays:
        place = standings(load_tables(), similar_jobs(role), role, pay)
        visitor.pay(pay)
        assert place.documents_say in said(visitor)
        assert place.official_say in said(visitor)
        assert visitor.page.get_by_text(f"you, ${pay // 1000}k").count() == 1


def test_a_role_and_a_pay_are_answered_and_stay_on_every_page(visit):
    """A choice reaches the address, and a copied link repeats it; a pay reaches none but the link asked for."""
    with visit("/") as visitor:
        stands_where_the_tables_say(visitor, DLE, (50_000, 135_000, 400_000))
        visitor.page.get_by_role("combobox").first.click()
        visitor.page.get_by_role("option", name=DLIE, exact=True).click()
        visitor.settle()
        stands_where_the_tables_say(visitor, DLIE, (83_000, 179_000))
        link = visitor.page.url
        assert "overview_role=Deep+Learning+Infrastructure+Engineer" in link
        assert "179000" not in link
        visitor.page.get_by_text("Link with my pay").click()
        with_pay = visitor.page.get_by_test_id("stCode").inner_text().strip()
        assert with_pay.endswith("&my_pay=179000")
        visitor.page.keyboard.press("Escape")
        visitor.settle()
        seen = visitor.page.get_by_test_id("stMain").inner_text()
        visitor.turn_to("Salaries")
        assert visitor.page.get_by_test_id("stNumberInputField").first.input_value() == "179000"
        visitor.turn_to("Overview")
        assert "overview_role" in visitor.page.url
        assert visitor.page.get_by_test_id("stMain").inner_text() == seen
    with visit(with_pay.removeprefix(visitor.server)) as elsewhere:
        assert elsewhere.page.url == link
        assert elsewhere.page.get_by_test_id("stMain").inner_text() == seen


def test_a_role_and_a_place_are_found_by_what_people_type(visit):
    """A suburb, a short name, the beginning of a name, a title; what is not known leaves all as it was."""
    with visit("/") as visitor:
        for typed, label, shown in (
            ("Palo Alto", "Place", "in San Jose, CA:"),
            ("nyc", "Place", "in New York, NY:"),
            ("Ralei", "Place", "in Raleigh, NC:"),
            ("Sr. Data Scientist II", "Role", "Data scientists in Raleigh, NC: half earn $85k–$146k"),
            ("Atlantis", "Place", "in Raleigh, NC:"),
        ):
            box = visitor.page.get_by_role("combobox", name=label)
            box.fill(typed)
            box.press("Enter")
            visitor.settle()
            assert shown in visitor.page.get_by_test_id("stMain").inner_text()
            notices = visitor.page.get_by_test_id("stAlertContentWarning").all_inner_texts()
            assert bool(notices) == (typed == "Atlantis")
        assert "overview_place=Raleigh" in visitor.page.url


@pytest.mark.parametrize(
    "place", ["Denver, CO", "Raleigh, NC", "San Jose, CA", "Abilene, TX", "Colorado (state)", "Remote (US)"]
)
def test_a_place_is_answered_on_every_page_that_asks_for_one(visit, place):
    """Wide and on a phone; in Abilene no statistic tells what statisticians earn."""
    role = "Statistician" if place.startswith("Abilene") else "Machine Learning Engineer"
    for path, parameter in (("/", "overview"), ("/salaries", "salaries")):
        link = {f"{parameter}_place": place, f"{parameter}_role{'s' * (path != '/')}": role}
        with visit(f"{path}?{urlencode(link)}", width=390) as visitor:
            for width in (390, 1280):
                visitor.widen(width)
                assert visitor.overflow() <= 0
                assert visitor.cut() == []
            text = visitor.page.get_by_test_id("stMain").inner_text()
            assert ("No statistic tells what statisticians earn" in text) == (role == "Statistician")
            assert visitor.axe() == []


def test_overview_by_keyboard_alone(visit):
    """Choose a role, type a pay, read the sentence, open a source, close it."""
    with visit("/") as visitor:
        keyboard = visitor.page.keyboard
        tab_to(visitor, lambda name, role: role == "combobox" and "Role" in name)
        keyboard.press("ArrowDown")
        keyboard.type("Deep Learning Infra")
        keyboard.press("Enter")
        visitor.settle()
        assert "infrastructure" in visitor.title()
        tab_to(visitor, lambda name, role: "source" in name and role == "BUTTON")
        keyboard.press("Enter")
        body = visitor.page.get_by_test_id("stPopoverBody")
        body.wait_for()
        assert "BLS" in body.inner_text()
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
        tab_to(visitor, lambda name, role: role == "combobox" and "Roles" in name)
        keyboard.press("Backspace")
        visitor.settle()
        assert "salaries_roles" in visitor.page.url
        tab_to(visitor, lambda name, role: "Public records" in name)
        keyboard.press("Space")
        visitor.settle()
        assert "salaries_official=false" in visitor.page.url
        tab_to(visitor, lambda name, role: name == "Table")
        keyboard.press("Space")
        visitor.settle()
        visitor.page.get_by_test_id("stTable").first.wait_for()


def test_the_back_button_returns_to_the_page_before_with_its_choice(visit):
    """Streamlit itself adds an entry without the filter on the way: the second press passes it."""
    with visit(f"/?overview_role={DLIE.replace(' ', '+')}") as visitor:
        visitor.turn_to("Salaries")
        for _ in range(2):
            visitor.page.go_back()
            visitor.settle()
        visitor.page.wait_for_url("**overview_role=**")
        visitor.page.get_by_role("heading", level=1).filter(has_text="infrastructure").wait_for()


def test_the_figures_of_a_chart_are_shown_and_downloaded(visit):
    with visit("/") as visitor:
        visitor.page.get_by_text("Table", exact=True).first.click()
        table = visitor.page.get_by_test_id("stTable").first
        table.wait_for()
        shown = " ".join(table.inner_text().split())
        assert "50th (median) | $115,864" in shown
        assert "$214,670" in shown
        button = visitor.page.get_by_test_id("stDownloadButton").get_by_role("button").first
        name, content = visitor.download(button)
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    assert name.startswith("payscope-")
    assert name.endswith(".csv")
    ladder = {row["mark"]: float(row["low"]) for row in rows if row["what"] == DLE}
    assert ladder == {"25th": 83_000, "50th": 115_864, "75th": 151_500, "90th": 179_000}
    assert all(row["as_of"] and row["source"] and row["address"] for row in rows)


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
