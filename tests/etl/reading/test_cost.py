"""No text makes a pattern run away, and no numeral is lost in any of them."""

import time

import pytest

from etl.reading import Reading
from tests.etl.reading.reading import read

SIZE = 1_000_000
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
    "capitals": "Aa ",
    "one pipe a line": "x|\n",
    "lines of dashes": "---|---\n",
    "columns without figures": "a  b\n",
    "notes without end": "All pay is in thousands for this table.\n\n",
}


def timed(pattern: str, size: int) -> tuple[float, Reading]:
    """Seconds of processor time for a text of a size, and its reading."""
    text = pattern * (size // len(pattern)) + "\nPay: $1"
    start = time.process_time()
    reading = read(text)
    return time.process_time() - start, reading


@pytest.mark.parametrize("name", PATTERNS)
def test_time_grows_with_length_and_no_faster(name: str) -> None:
    small, _ = timed(PATTERNS[name], SIZE // 8)
    large, reading = timed(PATTERNS[name], SIZE)
    print(f"{name}: 1 MB in {large:.2f} s, {large / small:.1f} times an eighth of it")
    assert large / small < 20  # eight times the text; a quadratic cost would be 64
    assert all(numeral.is_explained for numeral in reading.numerals)
