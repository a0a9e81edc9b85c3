"""No text makes a pattern run away, and no numeral is lost in any of them."""

import pytest

from tests.etl.doubling import cost_of_doubling
from tests.etl.reading.reading import read

SIZE = 20_000
PATTERNS = {
    "digits": "1",
    "dollar signs": "$",
    "nested pipes": "|" * 50 + "\n",
    "dense sums on one line": "$120,000 ",
    "dense sums on many lines": "Salary: $120,000\n",
    "rates": "5% ",
    "years": "2020 to 2024 ",
    "table rows": "| Senior | $120,000 | 15% |\n",
    "digits parted by blanks": "1 2 3 4 5 6 7 8 9 0 ",
    "rows of a digit each": "a;1;2;3\n",
    "letters and digits": "é1",
    "dashes and digits": "1-2-3 - 4 – 5 ",
    "one unbroken line": "The salary of engineers in Seattle is $120,000 and more words here ",
    "brackets": "[(",
    "links without end": "[a](",
    "ends of links without end": "](x",
    "capitals": "Aa ",
    "one pipe a line": "x|\n",
    "lines of dashes": "---|---\n",
    "columns without figures": "a  b\n",
    "notes without end": "All pay is in thousands for this table.\n\n",
}


@pytest.mark.parametrize("name", PATTERNS)
def test_twice_the_text_costs_about_twice_as_much(name: str) -> None:
    def work(size: int) -> None:
        reading = read(PATTERNS[name] * (size // len(PATTERNS[name])) + "\nPay: $1")
        assert all(numeral.is_explained for numeral in reading.numerals)

    assert cost_of_doubling(work, SIZE) < 3
