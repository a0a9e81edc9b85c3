"""Examples for the checks of premiums, levels, growth, markets, repetition and notation."""

from .samples import Example, average, band, city, document, fact, growth, market, percentile, promotion, span

UNDATED = document(published=None)
LADDER = [band("entry", 80_000, 100_000), band("mid", 100_000, 125_000), band("senior", 125_000, 160_000)]

MARKETS = [
    Example(
        "hub premium vs city premiums",
        True,
        "no city comes near",
        [fact("hub_premium", 20, 50), city("Austin", 5, 10), city("Boston", 20, 30)],
    ),
    Example(
        "hub premium vs city premiums",
        True,
        "cities far above",
        [fact("hub_premium", 5, 10), city("Austin", 5, 10), city("Boston", 20, 30)],
    ),
    Example(
        "hub premium vs city premiums",
        False,
        "the best city reaches it",
        [fact("hub_premium", 15, 30), city("Austin", 5, 10), city("Boston", 20, 28)],
    ),
    Example(
        "ambiguous base",
        True,
        "two sources' averages",
        [city("Austin", 5), average(101_000, source_named="A"), average(131_000, source_named="B")],
    ),
    Example(
        "ambiguous base",
        False,
        "the document has its own average",
        [
            city("Austin", 5),
            average(110_000),
            average(101_000, source_named="A"),
            average(131_000, source_named="B"),
        ],
    ),
    Example(
        "ambiguous base",
        False,
        "no premium",
        [average(101_000, source_named="A"), average(131_000, source_named="B")],
    ),
    Example("one city, two premiums", True, "", [city("Austin", 5), city("Austin", 12)]),
    Example(
        "one city, two premiums",
        False,
        "two cities of one name",
        [city("Portland", 5, state="OR"), city("Portland", 12, state="ME")],
    ),
    Example("levels vs percentiles", True, "senior starts at the 75th", [*LADDER, percentile(75, 126_000)]),
    Example(
        "levels vs percentiles", False, "senior starts below the 75th", [*LADDER, percentile(75, 140_000)]
    ),
    Example(
        "level premium vs level bands",
        True,
        "bands say +56 to +60 %",
        [*LADDER, fact("level_premium", 10, 20, level="senior", quote="Seniors earn more than entry level.")],
    ),
    Example(
        "level premium vs level bands",
        False,
        "bands agree",
        [*LADDER, fact("level_premium", 50, 65, level="senior", quote="Seniors earn more than entry level.")],
    ),
    Example(
        "level premium vs level bands",
        False,
        "agrees with the level it names",
        [*LADDER, fact("level_premium", 25, 30, level="senior", quote="Seniors earn more than mid level.")],
    ),
    Example(
        "promotion vs level steps",
        True,
        "steps of +25 and +27 %",
        [*LADDER, promotion(5, 10)],
    ),
    Example(
        "promotion vs level steps",
        False,
        "a change of job",
        [*LADDER, promotion(5, 10, quote="A new employer")],
    ),
    Example(
        "promotion vs level steps",
        False,
        "one step fits",
        [*LADDER, promotion(10, 25)],
    ),
    Example(
        "growth rates",
        True,
        "a year and ten years",
        [growth(20, period_end=2024, period_start=2024), growth(23, period_start=2022, period_end=2032)],
    ),
    Example(
        "growth rates",
        True,
        "no base year beside a yearly figure",
        [growth(50, period_end=2030), fact("postings_growth", 35, period_text="past year")],
    ),
    Example(
        "growth rates",
        False,
        "one of them over no stated period",
        [growth(20), growth(23, period_start=2022, period_end=2032)],
    ),
    Example(
        "growth rates",
        False,
        "unlike periods, one yearly rate",
        [growth(2, unit="pct_per_year"), growth(22, period_start=2022, period_end=2032)],
    ),
    Example(
        "growth rates",
        False,
        "two years of the same length",
        [growth(-15, period_start=2023, period_end=2023), growth(9, period_start=2024, period_end=2024)],
    ),
    Example(
        "growth rates",
        False,
        "jobs over ten years, postings over one",
        [
            growth(22, period_start=2023, period_end=2033),
            fact("postings_growth", 32, period_text="past year"),
        ],
    ),
    Example(
        "expired projection",
        True,
        "ends in the salaries' year",
        [growth(50, period_end=2025, is_projection=True)],
    ),
    Example(
        "expired projection",
        True,
        "ends before publication",
        [growth(50, period_end=2022, is_projection=True)],
        (document(salary_year=None),),
    ),
    Example(
        "expired projection", False, "reaches further", [growth(50, period_end=2033, is_projection=True)]
    ),
    Example("expired projection", False, "a measurement", [growth(50, period_start=2020, period_end=2024)]),
    Example("one market, two sizes", True, "", [market(5e9, period_end=2030), market(9e9, period_end=2030)]),
    Example(
        "one market, two sizes",
        False,
        "two years",
        [market(5e9, period_end=2025), market(9e9, period_end=2030)],
    ),
    Example(
        "market growth vs market sizes",
        True,
        "doubling in five years is 15 %",
        [
            market(5e9, period_end=2025),
            market(10e9, period_end=2030),
            fact(
                "market_cagr",
                30,
                unit="pct_per_year",
                role=None,
                market="chips",
                period_start=2025,
                period_end=2030,
            ),
        ],
    ),
    Example(
        "market growth vs market sizes",
        False,
        "it adds up",
        [
            market(5e9, period_end=2025),
            market(10e9, period_end=2030),
            fact(
                "market_cagr",
                15,
                unit="pct_per_year",
                role=None,
                market="chips",
                period_start=2025,
                period_end=2030,
            ),
        ],
    ),
    Example("sizes of different markets", True, "", [market(5e9), market(9e9, market="robots")]),
    Example(
        "sizes of different markets",
        False,
        "one market",
        [market(5e9, period_end=2025), market(9e9, period_end=2030)],
    ),
    Example(
        "role names",
        True,
        "a figure about another role",
        [average(101_000), growth(5, role="software developers")],
    ),
    Example(
        "role names",
        False,
        "plural, case and seniority",
        [average(101_000, role="data scientists"), average(120_000, role="Senior Data Scientist")],
    ),
    Example("relative dates", True, "no date", [growth(5, period_text="past year")], (UNDATED,)),
    Example("relative dates", False, "a length", [growth(5, period_text="four years")], (UNDATED,)),
    Example("relative dates", False, "dated", [growth(5, period_text="past year")]),
    Example("duplicate", True, "", [growth(5, period_text="past year"), growth(5, period_text="past year")]),
    Example(
        "duplicate", False, "another period", [growth(5, period_text="past year"), growth(5, period_end=2024)]
    ),
    Example("duplicate across documents", True, "", [growth(5), growth(5, document="other")]),
    Example(
        "duplicate across documents",
        False,
        "another role",
        [growth(5), growth(5, document="other", role="Chef")],
    ),
    Example("one number, several labels", True, "", [average(104_310), percentile(50, 104_310)]),
    Example("one number, several labels", False, "a round one", [average(104_000), percentile(50, 104_000)]),
    Example(
        "near-identical numbers", True, "$14 apart", [span(None, 187_938, bound="up_to"), average(187_924)]
    ),
    Example(
        "near-identical numbers", False, "$400 apart", [span(None, 187_938, bound="up_to"), average(187_538)]
    ),
    Example("open ends", True, "", [span(90_000, 130_000, bound="high_open")]),
    Example("open ends", False, "", [span(90_000, 130_000)]),
    Example(
        "number format",
        True,
        "separator and scale word",
        [market(1.5971e12, quote="reaching $1,597.1 billion")],
    ),
    Example(
        "number format",
        True,
        "code and sign",
        [market(5e9, quote="$5 billion"), market(9e9, quote="USD 9 billion")],
    ),
    Example(
        "number format",
        False,
        "signs only",
        [market(5e9, quote="$5 billion"), market(9e9, quote="$9.1 billion")],
    ),
    Example("no figures", True, "", [], (document(),)),
    Example("no figures", False, "", [average(100_000)]),
]
