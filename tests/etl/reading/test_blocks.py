"""The layout of a document: what each piece is, and which texts above speak for it."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from etl.documents import load_document
from etl.reading.blocks import BlockKind, ScopeKind
from etl.reading.layout import read_blocks
from etl.reading.markup import mask


def blocks(text):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made-up.md"
        path.write_text(text, encoding="utf-8")
        return read_blocks(load_document(path))


def kinds(text):
    return [(block.kind.value, block.text) for block in blocks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Pay\n\nIt is high here.", [("heading", "Pay"), ("prose", "It is high here.")]),
        ("Pay\n===\n\nIt is high here.", [("heading", "Pay"), ("prose", "It is high here.")]),
        ("Pay in Boston\n\nIt is high there.", [("heading", "Pay in Boston"), ("prose", "It is high there.")]),
        ("- one\n* two\n• three", [("item", "one"), ("item", "two"), ("item", "three")]),
        ("1. Learn\n2. Apply", [("item", "Learn"), ("item", "Apply")]),
        ("Senior: $150k\nJunior: $90k", [("item", "Senior: $150k"), ("item", "Junior: $90k")]),
        ("Senior ..... $150k", [("item", "Senior ..... $150k")]),
        ("- one\n  goes on", [("item", "one goes on")]),
        ("| a | b |\n|---|---|\n| x | 5 |", [("table", "")]),
        ("What do engineers earn?\n\nA lot, says everyone here.", [
            ("heading", "What do engineers earn?"), ("prose", "A lot, says everyone here.")]),
    ],
)  # fmt: skip
def test_what_a_piece_is(text, expected):
    assert kinds(text) == expected


def test_a_wrapped_paragraph_is_read_at_once_and_knows_its_places():
    first = "The average salary of a data engineer in the United States is"
    (block,) = blocks(f"{first}\n$120,000 a year.")
    assert block.text == f"{first} $120,000 a year."
    assert block.locate(block.text.index("The")) == (1, 1)
    assert block.locate(block.text.index("$120,000")) == (2, 1)


def test_a_numbered_heading_keeps_its_number():
    heading = blocks("1. Base Pay\n\nIt is high here, as we have seen.\n")[0]
    assert (heading.kind, heading.text, heading.number) == (BlockKind.HEADING, "Base Pay", "1")


def scopes(text):
    """The texts that speak for the last piece of a text, nearest first."""
    return blocks(text)[-1].topics


def test_headings_speak_until_one_of_their_depth():
    assert scopes("# A guide\n\n## Pay\n\n### Boston\n\nIt is high.") == ("Boston", "Pay", "A guide")
    assert scopes("# A guide\n\n## Pay\n\n### Boston\n\n## Jobs\n\nThere are many.") == ("Jobs", "A guide")


def test_an_introduction_speaks_for_its_list_and_no_further():
    intro = "In London the pay of those we asked was as follows:"
    assert scopes(f"{intro}\n\n- Senior: £90k") == (intro,)
    assert scopes(f"{intro}\n\n- Senior: £90k\n\nElsewhere it is less, they say.") == ()


def test_a_parent_item_speaks_for_its_nested_items():
    assert scopes("- Boston\n  - Senior: $150k") == ("Boston",)
    assert scopes("- Boston\n- Senior: $150k") == ()


def test_a_note_speaks_for_its_section_or_for_the_whole_document():
    note = "All figures are in thousands of pounds."
    assert scopes(f"# A guide\n\n## Pay\n\n{note}\n\n- Senior: 90") == (note, "Pay", "A guide")
    assert scopes(f"# A guide\n\n## Pay\n\n{note}\n\n## Jobs\n\n- Senior: 90") == ("Jobs", "A guide")
    whole = "All figures in this guide are in pounds."
    assert whole in scopes(f"# A guide\n\n## Pay\n\n{whole}\n\n## Jobs\n\n- Senior: 90")


def test_notes_without_end_do_not_pile_up():
    text = "".join(f"All figures are for section {number}.\n\n" for number in range(300))
    notes = [scope for scope in blocks(text)[-1].scopes if scope.kind is ScopeKind.NOTE]
    assert len(notes) <= 40


@pytest.mark.parametrize(
    ("line", "masked"),
    [
        ("**Pay** is _high_", "  Pay   is  high "),
        ("see www.x.org/2024 now", "see                now"),
        ("> quoted", "  quoted"),
        ("2 * 3 and a_b", "2 * 3 and a_b"),
        ("mail a1@x.org", "mail         "),
    ],
)
def test_markup_and_addresses_are_blanked_in_place(line, masked):
    assert mask(line) == masked
    assert len(masked) == len(line)
