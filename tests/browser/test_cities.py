"""What a recruiter and somebody about to move come for, done in a browser."""

import csv
import io
from itertools import combinations
from urllib.parse import urlencode

from openpyxl import load_workbook

from .test_tasks import focused, tab_to

MANY = ("San Francisco, CA", "San Jose, CA", "Los Angeles, CA", "Seattle, WA", "Portland, OR", "Denver, CO")
EAST = ("Boston, MA", "New York, NY", "Philadelphia, PA")
LABELS = """() => [...document.querySelectorAll('.scattergeo text')]
    .filter(text => text.textContent.trim())
    .map(text => text.getBoundingClientRect())
    .map(box => [box.left, box.top, box.right, box.bottom])"""


def posting(visitor):
    return visitor.page.get_by_test_id("stCode").last.inner_text()


def test_a_band_by_keyboard_alone(visit):
    """Build around another level, narrow the spread, read the posting line, take the workbook along."""
    with visit("/cities") as visitor:
        keyboard = visitor.page.keyboard
        assert "$118,000 to $177,000" in posting(visitor)
        tab_to(visitor, lambda name, role: role == "combobox" and "Built around" in name)
        keyboard.press("ArrowDown")
        keyboard.type("Senior")
        keyboard.press("Enter")
        visitor.settle()
        tab_to(visitor, lambda name, role: role == "INPUT" and "Spread" in name)
        for _ in range(4):
            keyboard.press("ArrowLeft")
        visitor.settle()
        assert "cities_around=Senior+level" in visitor.page.url
        assert "cities_spread=30" in visitor.page.url
        assert "middle of the senior level’s range" in posting(visitor)
        tab_to(visitor, lambda name, role: role == "INPUT" and "place in the bands" in name)
        keyboard.type("200000")
        keyboard.press("Enter")
        visitor.settle()
        assert "200000" not in visitor.page.url
        assert visitor.page.get_by_text("Compa-ratio of $200,000").count() == 1
        tab_to(visitor, lambda name, role: "Bands as XLSX" in name)
        with visitor.page.expect_download() as waiting:
            keyboard.press("Enter")
        book = load_workbook(io.BytesIO(waiting.value.path().read_bytes()))
        assert book.sheetnames == ["Pay bands", "Sources and assumptions"]
        assert "Compa-ratio" in [cell.value for cell in book["Pay bands"][1]]


def test_a_move_by_keyboard_alone(visit):
    with visit("/cities") as visitor:
        keyboard = visitor.page.keyboard
        tab_to(
            visitor,
            lambda name, role: role == "combobox" and name.startswith(("To", "Selected")) and "To" in name,
        )
        keyboard.press("ArrowDown")
        keyboard.type("Chicago")
        keyboard.press("Enter")
        visitor.settle()
        assert "cities_to=Chicago" in visitor.page.url
        assert visitor.page.get_by_text("buys in Chicago").count() >= 1
        assert focused(visitor)


def test_no_two_labels_of_the_map_meet(visit):
    query = urlencode({"cities_cities": [*MANY, *EAST]}, doseq=True)
    with visit(f"/cities?{query}") as visitor:
        for width in (1280, 390):
            visitor.widen(width)
            boxes = visitor.page.evaluate(LABELS)
            assert len(boxes) >= 5
            for one, other in combinations(boxes, 2):
                left, top = max(one[0], other[0]), max(one[1], other[1])
                right, bottom = min(one[2], other[2]), min(one[3], other[3])
                assert left >= right or top >= bottom, boxes
            assert all(box[0] >= 0 and box[2] <= width for box in boxes)


def test_the_map_asks_the_server_alone_and_the_files_open(visit):
    with visit("/") as visitor:
        asked = []
        visitor.page.on("request", lambda request: asked.append(request.url))
        visitor.turn_to("Cities")
        assert [url for url in asked if "usa_110m" in url] == [f"{visitor.server}/app/static/usa_110m.json"]
        assert visitor.page.locator(".scattergeo path.point").count() == 5
        name, content = visitor.download(visitor.page.get_by_role("button", name="Bands as CSV"))
        rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
        assert name == "payscope-pay-bands.csv"
        assert rows[0]["City"] == "San Francisco, CA"
        name, content = visitor.download(visitor.page.get_by_role("button", name="Bands as XLSX"))
        sheet = load_workbook(io.BytesIO(content))["Pay bands"]
        assert name == "payscope-pay-bands.xlsx"
        assert [sheet["D2"].value, sheet["F2"].value] == [118_000, 177_000]
        assert sheet.freeze_panes == "B2"
