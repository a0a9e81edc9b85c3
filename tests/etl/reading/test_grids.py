"""Tables in their layouts."""

import pytest

from etl.reading.grids import find_grid


def table(text):
    """Header and rows of the table that a text starts with, as texts."""
    grid = find_grid(text.split("\n"), 0)
    assert grid is not None, f"no table in {text!r}"
    header = [cell.text for cell in grid.header.cells] if grid.header else None
    return header, [[cell.text.strip() for cell in row.cells] for row in grid.rows]


PIPES = "| Level | Pay |\n|---|---:|\n| Junior | $90k |\n| Senior | $150k |"
BARE_PIPES = "Level | Pay\nJunior | $90k\nSenior | $150k"
COMMAS = "level,pay,bonus\nJunior,90000,5\nSenior,150000,10"
TABS = "level\tpay\nJunior\t90000\nSenior\t150000"
SEMICOLONS = "level;pay\nJunior;90000\nSenior;150000"
BLANKS = "Level      Pay\nJunior     90,000\nSenior    150,000"


@pytest.mark.parametrize(
    ("text", "header", "rows"),
    [
        (PIPES, ["Level", "Pay"], [["Junior", "$90k"], ["Senior", "$150k"]]),
        (BARE_PIPES, ["Level", "Pay"], [["Junior", "$90k"], ["Senior", "$150k"]]),
        (COMMAS, ["level", "pay", "bonus"], [["Junior", "90000", "5"], ["Senior", "150000", "10"]]),
        (TABS, ["level", "pay"], [["Junior", "90000"], ["Senior", "150000"]]),
        (SEMICOLONS, ["level", "pay"], [["Junior", "90000"], ["Senior", "150000"]]),
        (BLANKS, ["Level", "Pay"], [["Junior", "90,000"], ["Senior", "150,000"]]),
    ],
)
def test_a_layout(text, header, rows):
    assert table(text) == (header, rows)


def test_every_cell_knows_its_column():
    for text in (PIPES, BARE_PIPES, COMMAS, TABS, SEMICOLONS, BLANKS):
        lines = text.split("\n")
        grid = find_grid(lines, 0)
        for row in grid.rows:
            for cell in row.cells:
                assert lines[row.line - 1].startswith(cell.text, cell.column)


def test_one_line_of_names_with_figures():
    assert table("Boston 161 | Austin 149 | Denver 143") == (
        None,
        [["Boston", "161"], ["Austin", "149"], ["Denver", "143"]],
    )


def test_a_stacked_header_is_one():
    text = "| | Base | | Bonus |\n| City | low | high | pct |\n|---|---|---|---|\n| Boston | 90 | 120 | 5 |"
    assert table(text)[0] == ["City", "Base low", "Base high", "Bonus pct"]


def test_quotation_marks_keep_commas():
    text = 'city,pay,bonus\n"Boston, MA","161,000",5\n"Austin, TX","149,000",4'
    assert table(text)[1] == [["Boston, MA", "161,000", "5"], ["Austin, TX", "149,000", "4"]]


def test_thousands_in_a_comma_table_are_kept_together():
    assert table("city,pay,bonus\nBoston,161,000,5\nAustin,149,000,4")[1][0] == ["Boston", "161,000", "5"]


def test_a_line_alone_names_the_group_of_the_rows_below():
    text = "Level       Pay\nAll      99,000\nBoston\n  Junior  90,000\n  Senior  150,000\nAustin\n  Junior  80,000"
    grid = find_grid(text.split("\n"), 0)
    assert [(row.group, row.cells[0].text) for row in grid.rows] == [
        ("", "All"),
        ("Boston", "Junior"),
        ("Boston", "Senior"),
        ("Austin", "Junior"),
    ]


def test_a_row_that_is_too_short_is_filled():
    assert table("| a | b |\n|---|---|\n| Boston |\n| Austin | 5 |")[1] == [["Boston", ""], ["Austin", "5"]]


@pytest.mark.parametrize(
    "text",
    [
        "Pay is high | and rising, as most people who work there will tell you",
        "Senior, junior, and staff engineers\nearn well in Boston, Austin, and Denver",
        "a,b,c\nd,e,f\ng,h,i\nj,k,l\nm,n,o\np,q,r",
        "- Boston    161\n- Austin    149",
        "Boston    no figure\nAustin    none either",
        "Boston    161,000",
        "",
    ],
)
def test_what_is_no_table(text):
    assert find_grid(text.split("\n"), 0) is None


def test_a_heading_without_a_column_is_empty():
    grid = find_grid(COMMAS.split("\n"), 0)
    assert (grid.heading(1), grid.heading(9)) == ("pay", "")
