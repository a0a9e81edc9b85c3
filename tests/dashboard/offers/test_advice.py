"""What to ask for and the tips: sentences against the tables, and what holds of every ask."""

import pytest

from dashboard.data.records import similar_jobs
from dashboard.offers.worth.advice import asks, negotiation_tips

from ...third_role import ROLE as ROBOTICS
from .edited_tables import changed, only, with_copies, without

DLE, DLIE = "Deep Learning Engineer", "Deep Learning Infrastructure Engineer"
WAGES = similar_jobs("Deep Learning Engineer")
DOCUMENT, DEVELOPERS, DATA_SCIENTISTS = range(3)


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("role", "offer", "source", "low", "high", "sentence"),
    [
        (DLE, 140_000, DOCUMENT, 151_500, 151_500,
         "The 75th percentile is $151,500; the offer’s $140,000 stands at about the 67th percentile. "
         "Ask for $151,500."),
        (DLE, 115_864, DOCUMENT, 127_450.4, 127_450.4,
         "The 75th percentile is $151,500; the offer’s $115,864 stands at about the 50th percentile. "
         "Ask for $127,450, capped at 10 % over the offer."),
        (DLE, 151_500, DOCUMENT, 151_500, 151_500,
         "The 75th percentile is $151,500; the offer’s $151,500 stands at about the 75th percentile. "
         "That is reached: no reason here to ask for more."),
        (DLE, 200_000, DOCUMENT, 200_000, 200_000,
         "The 75th percentile is $151,500; the offer’s $200,000 stands above the 90th percentile. "
         "That is reached: no reason here to ask for more."),
        (DLE, 150_000, DATA_SCIENTISTS, 158_880, 158_880,
         "The 75th percentile of official wages (United States, May 2025, similar job) is $158,880; "
         "the offer’s $150,000 stands at about the 70th percentile. "
         "Ask for $158,880."),
        (DLE, 135_980, DEVELOPERS, 149_578, 149_578,
         "The 75th percentile of official wages (United States, May 2025, similar job) is $171,980; "
         "the offer’s $135,980 stands at about the 50th percentile. "
         "Ask for $149,578, capped at 10 % over the offer."),
        (DLIE, 140_000, DOCUMENT, 151_500, 154_000,
         "The 75th percentile is $151,500–$171,587; the offer’s $140,000 stands "
         "between the 35th and 50th percentile. Ask for $151,500–$154,000, the high end capped at 10 % over "
         "the offer."),
        (DLIE, 165_000, DOCUMENT, 165_000, 171_587,
         "The 75th percentile is $151,500–$171,587; the offer’s $165,000 stands "
         "at or above the 68th percentile. Ask for up to $171,587; the low end is reached."),
        (DLIE, 160_000, DOCUMENT, 160_000, 171_587,
         "The 75th percentile is $151,500–$171,587; the offer’s $160,000 stands "
         "at or above the 63rd percentile. Ask for up to $171,587; the low end is reached."),
    ],
)  # fmt: skip
def test_an_ask_and_its_reasoning(tables, role, offer, source, low, high, sentence):
    found = asks(tables, WAGES, role, offer)[source]
    assert (found.ask.low, found.ask.high) == pytest.approx((low, high))
    assert plain(found.reasoning) == sentence
    assert found.capped == ("capped" in sentence)


def test_a_percentile_between_the_published_ones_is_read_off_the_curve(tables):
    document = asks(tables, WAGES, DLE, 120_000, target_pct=60)[DOCUMENT]
    assert 115_864 < document.target.low == document.target.high < 151_500
    assert " is about $129,442, read between the published ones; " in document.reasoning


@pytest.mark.parametrize("role", [DLE, DLIE])
def test_a_percentile_beyond_the_published_ones_is_not_made_up(tables, role):
    found = asks(tables, WAGES, role, 120_000, target_pct=95)
    assert all((one.target, one.ask, one.capped) == (None, None, False) for one in found)
    reach = "90th" if role == DLE else "75th"
    assert found[DOCUMENT].reasoning == (
        f"AI Pathly: the 95th percentile is not published; the figures reach from the 25th to the {reach}."
    )


def test_one_source_may_reach_further_than_another(tables):
    found = asks(tables, WAGES, DLIE, 120_000, target_pct=90)
    assert [one.ask is None for one in found] == [True, False, False]


@pytest.mark.parametrize("role", [DLE, DLIE])
@pytest.mark.parametrize("target", [30, 50, 75])
@pytest.mark.parametrize("stretch", [0, 10, 25])
@pytest.mark.parametrize("offer", range(60_000, 240_000, 30_000))
def test_an_ask_is_within_reach_and_never_below_the_offer(tables, role, target, stretch, offer):
    found = asks(tables, WAGES, role, offer, target, stretch)
    assert [one.is_official for one in found] == [False, True, True]
    for one in found:
        most = offer * (1 + stretch / 100)
        assert offer <= one.ask.low <= one.ask.high <= max(offer, min(most, one.target.high)) + 1e-6
        assert one.capped == (one.target.high > most)
        assert one.sources


def test_an_ask_names_the_lines_behind_it(tables):
    found = asks(tables, WAGES, DLE, 120_000)
    assert [source.line for source in found[DOCUMENT].sources] == [148, 149, 150, 151]
    assert all("BLS, May 2025" in one.sources[0].speaker for one in found[1:])


def test_documents_that_disagree_give_an_ask_each(tables):
    tables = changed(tables, "salary_percentiles", lambda row: row["role"] == DLIE, role=DLE)
    found = asks(tables, WAGES, DLE, 140_000)
    assert [one.is_official for one in found] == [False, False, True, True]
    assert found[0].target.high == 151_500
    assert found[1].target.high == 171_587


def test_without_percentiles_or_a_base_there_is_less_to_ask(tables):
    assert len(asks(without(tables, "salary_percentiles"), WAGES, DLE, 120_000)) == 2
    assert asks(without(tables, "salary_percentiles"), (), DLE, 120_000) == ()
    assert asks(tables, WAGES, DLE, 0) == ()


def test_the_third_role_can_ask(third_role):
    assert plain(asks(third_role, WAGES, ROBOTICS, 110_000)[DOCUMENT].reasoning).endswith("Ask for $118,000.")


def test_the_tips_of_the_roles_own_documents(tables):
    found = negotiation_tips(tables, DLE)
    assert [source.line for tip in found.tips for source in tip.sources] == [192, 193, 194, 195]
    assert found.tips[2].text == "Consider the total package, not just the base"
    assert found.tips[2].sources[0].document == "Deep Learning Engineer"
    assert found.note == ""


@pytest.mark.parametrize("role", [DLIE, "Nobody"])
def test_borrowed_tips_are_said_to_be_borrowed(tables, role):
    found = negotiation_tips(tables, role)
    assert len(found.tips) == 4
    assert found.note.startswith(f"The documents about {role.lower()}")


def test_tips_of_a_third_role_are_borrowed_too(third_role):
    assert "robotics analysts" in negotiation_tips(third_role, ROBOTICS).note


def test_a_tip_of_two_documents_is_one_tip_with_two_lines(tables):
    other = "deep-learning-engineer-workera"
    tables = with_copies(
        tables,
        "mentions",
        lambda row: row["line"] == 193 and row["topic"] == "negotiation_tip",
        document=other,
        line=5,
    )
    tips = negotiation_tips(tables, DLE).tips
    assert len(tips) == 4
    assert [(source.publisher, source.line) for source in tips[1].sources] == [
        ("AI Pathly", 193),
        ("Workera", 5),
    ]


def test_without_tips_there_are_none_and_nothing_is_said(tables):
    for bare in (
        without(tables, "mentions"),
        only(tables, "mentions", lambda row: row["topic"] != "negotiation_tip"),
    ):
        assert negotiation_tips(bare, DLIE) == negotiation_tips(bare, DLE)
        assert (negotiation_tips(bare, DLIE).tips, negotiation_tips(bare, DLIE).note) == ((), "")
