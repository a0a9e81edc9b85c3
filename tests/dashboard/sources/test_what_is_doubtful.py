"""Facts in words, disagreements with their quotes, numerals accounted for."""

import pytest

from dashboard.sources.disagreements import SEVERITIES, chosen, disagreements_of, fact_ids, severity_name
from dashboard.sources.fact_card import doubts_by_fact, fact_cards, kind_words, unit_words
from dashboard.sources.numeral_account import OVERLOOKED, account_of, accounted, by_reason


def test_every_fact_has_a_card(tables):
    facts = tables["facts"].rows
    cards = [
        card for document in tables["documents"].rows["document"] for card in fact_cards(tables, document)
    ]
    assert {card.id for card in cards} == set(facts["id"])
    assert all(card.value != "not stated" and card.kind for card in cards)


def test_a_card_says_what_is_known(tables):
    cards = {card.id: card for card in fact_cards(tables, "deep-learning-engineer-aipathly")}
    card = cards["deep-learning-engineer-aipathly:82:job_growth:1"]
    assert card.value == "23\N{NO-BREAK SPACE}%"
    assert ("Years", "2022–2032") in card.fields
    assert ("Source it names", "U.S. Bureau of Labor Statistics") in card.fields
    assert any("unlike periods" in doubt for doubt in card.doubts)
    open_ended = cards["deep-learning-engineer-aipathly:142:salary_by_level:1"]
    assert ("Left open", "the high end") in open_ended.fields


def test_doubts_leave_out_mere_remarks(tables):
    rows = tables["disagreements"].rows
    remarks = set(rows[rows["severity"] == "info"]["explanation"])
    assert not remarks & {doubt for doubts in doubts_by_fact(tables).values() for doubt in doubts}


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("usd_per_year", "US dollars per year"),
        ("gbp_per_hour", "GBP per hour"),
        ("usd_total", "US dollars in all"),
        ("eur_total", "EUR in all"),
        ("pct_per_year", "percent a year"),
        ("multiple", "multiple"),
    ],
)
def test_units_in_words(unit, words):
    assert unit_words(unit) == words


def test_kinds_in_words():
    assert kind_words("salary_by_level") == "Salary by level"
    assert kind_words("market_cagr") == "Market growth rate"


@pytest.mark.parametrize(("cell", "ids"), [('["a", "b"]', ["a", "b"]), ("[]", []), (None, [])])
def test_the_facts_of_a_disagreement(cell, ids):
    assert fact_ids({"facts": cell}) == ids


def test_every_disagreement_has_its_quotes(tables):
    found = disagreements_of(tables)
    assert len(found) == len(tables["disagreements"].rows)
    order = [*SEVERITIES]
    assert [order.index(one.severity) for one in found] == sorted(order.index(one.severity) for one in found)
    for one in found:
        assert all(quote.quote and quote.line and quote.fact_id for quote in one.quotes)
    assert sum(len(one.quotes) >= 2 for one in found if one.severity == "high") >= 14


def test_severity_and_document_choose(tables):
    found = disagreements_of(tables)
    high = chosen(found, ["high"], None)
    assert {one.severity for one in high} == {"high"}
    assert chosen(found, [], None) == []
    one_document = chosen(found, [*SEVERITIES], "deep-learning-engineer-aipathly")
    assert one_document
    assert all("deep-learning-engineer-aipathly" in one.documents for one in one_document)
    assert {severity_name(name) for name in SEVERITIES} == {"Serious", "Medium", "Slight", "Remark"}


def test_no_numeral_is_unaccounted_for(tables):
    account = account_of(tables["numerals"].rows)
    assert account.total == len(tables["numerals"].rows)
    assert account.overlooked == 0
    rows = accounted(tables)
    assert OVERLOOKED not in set(rows["became"])
    assert by_reason(rows)["numerals"].sum() == account.total


def test_a_numeral_that_was_overlooked_is_counted(tables):
    rows = tables["numerals"].rows.head(3).assign(fact_id=None, reason=None)
    assert account_of(rows).overlooked == 3


def test_numerals_in_figures_come_first(tables):
    table = by_reason(accounted(tables))
    assert [*table["is_figure"]] == sorted(table["is_figure"], reverse=True)
