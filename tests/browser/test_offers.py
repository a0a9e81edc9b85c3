"""Offers in a browser: filled in, read, carried to another browser by link and file, compared, exported."""

import csv
import io
import json
import re

import openpyxl
import pytest
from playwright.sync_api import expect

from dashboard.compensation import OfferFile, estimate, from_json, pack
from dashboard.offers.entry.files import examples
from dashboard.words.numbers import short
from etl.unit import USD

from .test_pages import DESK, PHONE
from .test_tasks import tab_to

BACK_LOADED = examples()["Back-loaded employer, Seattle, WA"]


def field(visitor, label):
    """The text field of this label."""
    return visitor.page.get_by_label(label, exact=True).first


def type_into(visitor, label, text):
    """Type as a person does, and go on to the next field."""
    box = field(visitor, label)
    box.click()
    box.press("Control+a")
    box.press_sequentially(text, delay=5)
    box.press("Tab")
    visitor.settle()


def metric(visitor, name):
    """The value of a figure on top of the page."""
    found = visitor.page.get_by_test_id("stMetric").filter(has_text=name).first
    return found.get_by_test_id("stMetricValue").inner_text()


def link_of(visitor):
    """The link that the visitor copies."""
    visitor.page.get_by_role("button", name="Copy link").click()
    link = visitor.page.get_by_test_id("stCode").inner_text().strip()
    visitor.page.keyboard.press("Escape")
    return link.removeprefix(visitor.server)


def test_an_offer_is_filled_in_read_and_opened_elsewhere(visit):
    with visit("/offer?offer_city=Austin,+TX") as visitor:
        type_into(visitor, "Base pay, $ a year", "159,135.50")
        type_into(visitor, "Bonus target, %", "12.5")
        visitor.page.get_by_role("button", name="Clear them").click()
        visitor.settle()
        assert field(visitor, "Base pay, $ a year").input_value() == "159,135.50"
        assert field(visitor, "Bonus target, %").input_value() == "12.5"
        assert "typical" not in visitor.page.inner_text("body")
        expected = 159_135.5 * 1.125
        assert metric(visitor, "First year") == short(expected, USD)
        seen = visitor.page.get_by_test_id("stMain").inner_text()
        link = link_of(visitor)
        assert re.fullmatch(r"/offer\?offers=1\.[\w-]+", link)
        assert "159" not in visitor.page.url
    with visit(link) as elsewhere:
        assert "offers=" not in elsewhere.page.url, "the offer leaves the address at once"
        assert field(elsewhere, "Base pay, $ a year").input_value() == "159,135.5"
        assert metric(elsewhere, "First year") == short(expected, USD)
        shown = elsewhere.page.get_by_test_id("stMain").inner_text()
        assert shown.replace("159,135.5\n", "") == seen.replace("159,135.50\n", "")


@pytest.mark.parametrize(
    ("path", "every", "widths"), [("/offer", 1, (PHONE, DESK)), ("/compare?compare_edit=B", 6, ())]
)
def test_every_field_keeps_what_is_typed_into_it_twice(visit, path, every, widths):
    """And all fields unfolded stand, wide and on a phone; the comparison's form is the offer's, a sample does."""
    with visit(path) as visitor:
        for switch in visitor.page.get_by_test_id("stExpander").locator("summary").all():
            switch.click()
        visitor.settle()
        for switch in visitor.page.get_by_text(re.compile("^More about")).all():
            switch.click()
            visitor.settle()
        for width in widths:
            visitor.widen(width)
            assert visitor.axe() == []
            assert visitor.overflow() <= 0
        boxes = visitor.page.get_by_test_id("stTextInput").locator("input")
        count = boxes.count()
        assert count > 25
        typed = {}
        for turn, step in ((1, every), (2, 6 * every)):
            for index in range(0, count, step):
                box = boxes.nth(index)
                text = f"{index + turn}"
                box.fill(text)
                box.press("Tab")
                typed[index] = text
            visitor.settle()
            assert {index: boxes.nth(index).input_value() for index in typed} == typed
        visitor.turn_to("Cities")
        visitor.turn_to(path.split("?")[0].strip("/").capitalize())
        assert typed[0] in visitor.page.get_by_test_id("stTextInput").locator("input").first.input_value()


WRONG = (
    ("Base pay, $ a year", "-5", "At least 0 is expected"),
    ("Base pay, $ a year", "1e400", "is not a number such as"),
    ("Base pay, $ a year", "999999999999", "At most 100,000,000 is expected"),
    ("Bonus target, %", "900", "At most 500 is expected"),
    ("Years", "99", "At most 10 is expected"),
    ("Volatility, % a year", "<b>x</b>", "is not a number such as"),
)


def test_a_wrong_entry_is_answered_beside_its_field_and_nothing_is_lost(visit):
    with visit("/offer") as visitor:
        type_into(visitor, "Value, $", "123,456")
        before = metric(visitor, "First year")
        for label, wrong, answer in WRONG:
            right = field(visitor, label).input_value()
            type_into(visitor, label, wrong)
            assert field(visitor, label).input_value() == wrong
            assert field(visitor, "Value, $").input_value() == "123,456"
            told = visitor.page.get_by_text(answer)
            assert told.count() == 1
            beside = field(visitor, label).bounding_box()["y"] - told.bounding_box()["y"]
            assert abs(beside) < 90
            assert metric(visitor, "First year") == before
            if label == "Years":
                visitor.page.keyboard.press("Escape")  # the help of the next field, which Tab has opened
                visitor.settle()
                assert visitor.axe() == []
            type_into(visitor, label, right)
            assert told.count() == 0
        a_day_out_of_bounds_is_answered(visitor)


def a_day_out_of_bounds_is_answered(visitor):
    visitor.page.get_by_text("First day, employer, bonus in year 1").click()
    visitor.settle()
    day = visitor.page.get_by_test_id("stDateInput").first
    for part, typed in (("month", "01"), ("day", "31"), ("year", "1999")):
        day.locator(f"[data-type={part}]").click()
        visitor.page.keyboard.type(typed)
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("Escape")
    visitor.settle()
    assert visitor.page.get_by_text("At least 2000-01-01 is expected").count() == 1


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (f"/offer?offers={pack([BACK_LOADED])[:-3]}xyz", "incomplete or was changed"),
        ("/compare?offers=%3Cscript%3E", "incomplete or was changed"),
    ],
)
def test_a_tampered_link_is_answered_in_one_line(visit, link, words):
    with visit(link) as visitor:
        assert words in visitor.page.get_by_test_id("stAlert").first.inner_text()
        assert "offers=" not in visitor.page.url
        assert visitor.page.get_by_test_id("stMetricValue").count() >= 2


def upload(visitor, name, content):
    visitor.page.get_by_role("button", name="Open a file or example").click()
    visitor.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": content}
    )


WRONG_FILES = (
    (b"{", "this is not JSON"),
    (b"\xff\xfe", "UTF-8"),
    (json.dumps({"version": 7, "offer": {}}).encode(), "of version 7"),
    (json.dumps({"version": 1, "offer": {"start": "2026-01-01", "base_usd": -1}}).encode(), "at least 0"),
)


def test_a_wrong_file_is_answered_and_nothing_is_lost(visit, tmp_path):
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(50_000_000)
    with visit("/offer") as visitor:
        type_into(visitor, "Base pay, $ a year", "111,222")
        for content, words in WRONG_FILES:
            upload(visitor, "offer.json", content)
            visitor.page.get_by_text(words).first.wait_for()
            visitor.page.keyboard.press("Escape")
            visitor.page.get_by_test_id("stPopoverBody").wait_for(state="hidden")
            assert field(visitor, "Base pay, $ a year").input_value() == "111,222"
        visitor.page.get_by_role("button", name="Open a file or example").click()
        visitor.page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(huge)
        visitor.page.get_by_text("1.0MB or smaller").first.wait_for()  # it is not even sent


def test_an_offer_is_exported_saved_and_opened_again(visit):
    with visit(f"/offer?offers={pack([BACK_LOADED])}") as visitor:
        visitor.page.get_by_role("button", name="Export").click()
        body = visitor.page.get_by_test_id("stPopoverBody")
        files = dict(
            visitor.download(body.get_by_role("button", name=name))
            for name in ("Workbook", "Report to print", "Year table")
        )
        visitor.page.keyboard.press("Escape")
        name, content = visitor.download(visitor.page.get_by_role("button", name="Save"))
        assert name == "payscope-offer.json"
        assert from_json(content) == BACK_LOADED
    the_exports_hold_the_estimate(files)
    with visit("/offer") as visitor:
        upload(visitor, name, content)
        expect(field(visitor, "Base pay, $ a year")).to_have_value("160,000")
        visitor.settle()
        first = estimate(BACK_LOADED.offer, BACK_LOADED.assumptions).headline.first_year_usd
        assert metric(visitor, "First year") == short(first, USD)


def the_exports_hold_the_estimate(files):
    totals = [row.total_usd for row in estimate(BACK_LOADED.offer, BACK_LOADED.assumptions).years]
    rows = list(csv.DictReader(io.StringIO(files["payscope-offer.csv"].decode())))
    assert [float(row["total_usd"]) for row in rows] == pytest.approx(totals, abs=0.01)
    book = openpyxl.load_workbook(io.BytesIO(files["payscope-offer.xlsx"]))
    table = book["Year table"]
    formulas = [cell.value for row in table.iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert len(formulas) > 50
    page = files["payscope-offer.html"].decode()
    assert f"${totals[0]:,.0f}" in page
    assert "<script" not in page


def test_offers_are_compared_changed_and_carried(visit):
    other = OfferFile.model_validate(
        {"offer": {"start": "2026-02-02", "employer": "Even", "city": "Austin, TX", "base_usd": 240_000}}
    )
    with visit(f"/compare?offers={pack([BACK_LOADED, other])}") as visitor:
        assert metric(visitor, "A, Back-loaded employer") == "$1.07m"
        assert metric(visitor, "B, Even") == "$1m"
        body = visitor.page.inner_text("body")
        assert "Back-loaded employer pays" in body
        visitor.page.get_by_test_id("stButtonGroup").get_by_text("B", exact=True).click()
        visitor.settle()
        type_into(visitor, "Base pay, $ a year", "300,000")
        assert metric(visitor, "B, Even") == "$1.26m"
        assert "Even pays" in visitor.page.inner_text("body")
        link = link_of(visitor)
    with visit(link) as elsewhere:
        assert metric(elsewhere, "B, Even") == "$1.26m"


def test_an_offer_goes_on_to_the_comparison_and_back_whatever_was_chosen(visit):
    with visit("/offer") as visitor:
        type_into(visitor, "Base pay, $ a year", "180k")
        city = visitor.page.get_by_role("combobox", name="City")
        city.fill("Austin, TX")
        city.press("Enter")
        visitor.settle()
        visitor.page.get_by_test_id("stPageLink").get_by_text("Compare", exact=True).first.click()
        visitor.page.get_by_role("heading", name="Which offer is better").wait_for()
        visitor.settle()
        for letter in ("B", "A"):
            visitor.page.get_by_test_id("stButtonGroup").get_by_text(letter, exact=True).click()
            visitor.settle()
        assert field(visitor, "Base pay, $ a year").input_value() == "180k"
        type_into(visitor, "Base pay, $ a year", "190k")
        visitor.turn_to("Offer")
        assert field(visitor, "Base pay, $ a year").input_value() == "190k"
        assert visitor.page.get_by_role("combobox", name="City").input_value() == "Austin, TX"
        visitor.turn_to("Compare")
        assert field(visitor, "Base pay, $ a year").input_value() == "190k"


def test_an_offer_by_keyboard_alone(visit):
    """Go to the base, type it, read the answer, open a section and fill it."""
    with visit("/offer") as visitor:
        keyboard = visitor.page.keyboard
        tab_to(visitor, lambda name, role: role == "INPUT" and "Base pay" in name)
        keyboard.press("Control+a")
        keyboard.type("210000")
        keyboard.press("Enter")
        visitor.settle()
        assert metric(visitor, "First year") == "$292k"
        tab_to(visitor, lambda name, role: "401(k)" in name)
        keyboard.press("Enter")
        visitor.settle()
        tab_to(visitor, lambda name, role: role == "INPUT" and "Own savings" in name)
        keyboard.type("6")
        keyboard.press("Tab")
        visitor.settle()
        assert field(visitor, "Own savings, %").input_value() == "6"
