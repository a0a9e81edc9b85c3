"""The number grammar: what is written is what is read."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.reading.figures.number_words import scan_words
from etl.reading.figures.numbers import Token, scan


def one(text: str) -> Token:
    """The one numeral of a text."""
    (token,) = scan(text)
    return token


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("$120k", 120_000, "usd"),
        ("120K", 120_000, None),
        ("$1,597.1 billion", 1_597_100_000_000, "usd"),
        ("USD 526.7 billion", 526_700_000_000, "usd"),
        ("526.7 billion USD", 526_700_000_000, "usd"),
        ("$1.6 trillion", 1_600_000_000_000, "usd"),
        ("$58.6 Billion", 58_600_000_000, "usd"),
        ("15.7bn", 15_700_000_000, None),
        ("£66,500", 66_500, "gbp"),
        ("65 000 €", 65_000, "eur"),
        ("€65.000", 65_000, "eur"),
        ("CHF 120'000", 120_000, "chf"),
        ("C$128,000", 128_000, "cad"),
        ("A$150k", 150_000, "aud"),
        ("₹12 lakh", 1_200_000, "inr"),
        ("12 LPA", 1_200_000, "inr"),
        ("₹12,00,000", 1_200_000, "inr"),
        ("120,000 dollars", 120_000, "usd"),
        ("600 pounds", 600, "gbp"),
        ("60,000 US dollars", 60_000, "usd"),
        ("60,000 Canadian dollars", 60_000, "cad"),
        ("60,000 Hong Kong dollars", 60_000, "hkd"),
        ("NT$1,200,000", 1_200_000, "twd"),
        ("R$9,800", 9_800, "brl"),
        ("12,000 zloty", 12_000, "pln"),
        ("CZK 95,000", 95_000, "czk"),
    ],
)
def test_sums(text: str, amount: float, currency: str | None) -> None:
    token = one(text)
    assert token.amount == amount
    assert token.currency == currency


@pytest.mark.parametrize(
    "text", ["22 percent", "22%", "22 %", "22 per cent", "22 pct", "22 percentage points"]
)
def test_percent(text: str) -> None:
    token = one(text)
    assert (token.value, token.percent) == (22, True)


@pytest.mark.parametrize(
    ("text", "sign"),
    [("-5%", -1), ("−5%", -1), ("–5%", -1), ("+5%", 1), ("5%", 0), ("(-5%)", -1), ("5-7%", 0)],
)
def test_signs(text: str, sign: int) -> None:
    assert scan(text)[0].sign == sign


def test_what_is_no_number_has_no_value() -> None:
    assert one("2.5.1").value is None
    assert one("1" * 40).value is None
    assert one("12,34").value is None


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("six percent", 6),
        ("twenty-five percent", 25),
        ("two point five percent", 2.5),
        ("a hundred and thirty-one thousand dollars", 131_000),
        ("twelve thousand five hundred dollars", 12_500),
        ("two thousand four hundred engineers", 2_400),
        ("three and a half percent", 3.5),
        ("one hundred twenty thousand dollars", 120_000),
        ("half a trillion dollars", 500_000_000_000),
        ("a quarter of a million dollars", 250_000),
        ("a fifth of their pay", 20),
        ("two thirds of base", 66.6667),
        ("two billion dollars", 2_000_000_000),
    ],
)
def test_number_words_before_a_unit(text: str, amount: float) -> None:
    assert [token.amount for token in scan_words(text)] == [amount]


@pytest.mark.parametrize(
    "text",
    ["one of the two", "the first half of the year", "a quarter of a percent", "three skills to learn"],
)
def test_other_number_words_are_prose(text: str) -> None:
    assert scan_words(text) == []


SCALES = {
    "": 1,
    "k": 1e3,
    " thousand": 1e3,
    " million": 1e6,
    "m": 1e6,
    "bn": 1e9,
    " billion": 1e9,
    " trillion": 1e12,
}
CURRENCIES = {
    "$": "usd",
    "US$": "usd",
    "£": "gbp",
    "€": "eur",
    "USD ": "usd",
    "GBP ": "gbp",
    "C$": "cad",
    "₹": "inr",
}


@given(
    number=st.integers(1, 999_999),
    scale=st.sampled_from(sorted(SCALES)),
    currency=st.sampled_from(sorted(CURRENCIES)),
    grouped=st.booleans(),
)
def test_every_spelling_of_a_sum_reads_back(number: int, scale: str, currency: str, grouped: bool) -> None:
    token = one(f"{currency}{number:,}{scale}" if grouped else f"{currency}{number}{scale}")
    assert token.amount == number * SCALES[scale]
    assert token.currency == CURRENCIES[currency]


@given(
    cents=st.integers(0, 99), whole=st.integers(0, 999), unit=st.sampled_from(["%", " percent", " per cent"])
)
def test_every_spelling_of_a_rate_reads_back(cents: int, whole: int, unit: str) -> None:
    token = one(f"{whole}.{cents:02}{unit}")
    assert token.percent
    assert token.value == pytest.approx(whole + cents / 100)


ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
TENS = dict(
    zip(range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True)
)


def spelled(number: int) -> str:
    """A number below a thousand in words."""
    if number >= 100:
        head = f"{ONES[number // 100 - 1]} hundred"
        return f"{head} and {spelled(number % 100)}" if number % 100 else head
    if number <= 15:
        return ONES[number - 1]
    if number < 20:
        return "sixteen seventeen eighteen nineteen".split()[number - 16]
    ten = TENS[number // 10 * 10]
    return f"{ten}-{ONES[number % 10 - 1]}" if number % 10 else ten


@given(number=st.integers(1, 999))
def test_every_number_in_words_reads_back(number: int) -> None:
    assert [token.value for token in scan_words(f"{spelled(number)} percent")] == [number]
    assert [token.amount for token in scan_words(f"{spelled(number)} thousand dollars")] == [number * 1000]


@given(st.text(max_size=300))
def test_any_text_is_scanned_without_overlap(text: str) -> None:
    tokens = scan(text)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    assert all(0 <= token.start <= token.digits_start < token.end <= len(text) for token in tokens)
