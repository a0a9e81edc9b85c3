"""Examples for the checks of averages, percentiles, ranges and total compensation."""

from .samples import Example, average, band, fact, percentile, span, top

TOTAL = {"quote": "Total compensation is given here."}

PAY = [
    Example(
        "misleading range",
        True,
        "ends are two sources' averages",
        [span(101_200, 118_400), average(101_200, source_named="A"), average(118_400, source_named="B")],
    ),
    Example(
        "misleading range",
        True,
        "whether it is called range or average",
        [average(101_200, 118_400), average(101_200, source_named="A"), average(118_400, source_named="B")],
    ),
    Example(
        "misleading range",
        False,
        "one end is an average",
        [span(101_200, 140_000), average(101_200, source_named="A"), average(118_400, source_named="B")],
    ),
    Example(
        "misleading range",
        False,
        "averages of another role",
        [span(101_200, 118_400), average(101_200, role="Analyst"), average(118_400, role="Analyst")],
    ),
    Example("median equals average", True, "same figure", [average(104_310), percentile(50, 104_310)]),
    Example("median equals average", False, "near, not equal", [average(104_310), percentile(50, 103_900)]),
    Example(
        "median equals average",
        False,
        "of another currency",
        [average(104_310), percentile(50, 104_310, unit="gbp_per_year")],
    ),
    Example(
        "median equals average",
        False,
        "of another city",
        [average(104_310), percentile(50, 104_310, city="Boston", state="MA")],
    ),
    Example("several averages", True, "one source, two averages", [average(101_000), average(131_000)]),
    Example(
        "several averages",
        True,
        "ranges that overlap",
        [average(140_000, 149_400), average(141_000, 250_000)],
    ),
    Example(
        "several averages",
        False,
        "one for remote work",
        [average(101_000), average(91_000, quote="Remote: so much")],
    ),
    Example(
        "several averages",
        False,
        "two sources",
        [average(101_000, source_named="A"), average(131_000, source_named="B")],
    ),
    Example("several averages", False, "rounded", [average(101_000), average(100_600)]),
    Example("several averages", False, "one inside the other", [average(90_000, 120_000), average(101_000)]),
    Example("several averages", False, "two years", [average(101_000), average(131_000, period_end=2023)]),
    Example("several averages", False, "hour and year", [average(131_000), average(63, unit="usd_per_hour")]),
    Example("several averages", False, "base and total", [average(101_000), average(131_000, **TOTAL)]),
    Example("average outside the range", True, "above it", [span(90_000, 130_000), average(150_000)]),
    Example("average outside the range", True, "below it", [span(90_000, 130_000), average(70_000)]),
    Example(
        "average outside the range",
        False,
        "of freelancers",
        [span(75, 150, quote="Freelancers charge", unit="usd_per_hour"), average(60, unit="usd_per_hour")],
    ),
    Example("average outside the range", False, "inside it", [span(90_000, 130_000), average(110_000)]),
    Example(
        "average outside the range",
        False,
        "the range has an open end",
        [span(90_000, 130_000, bound="high_open"), average(150_000)],
    ),
    Example(
        "average outside the range",
        False,
        "of another level",
        [span(90_000, 130_000), average(150_000, level="senior")],
    ),
    Example(
        "averages across sections",
        True,
        "a wider group is paid far more",
        [average(100_000), average(140_000, role="analysts, including data scientists")],
    ),
    Example(
        "averages across sections",
        False,
        "the gap is small",
        [average(100_000), average(108_000, role="analysts, including data scientists")],
    ),
    Example(
        "averages across sections",
        False,
        "the other role does not include it",
        [average(100_000), average(140_000, role="Senior Data Scientist")],
    ),
    Example("percentiles as ranges", True, "25th as a range", [percentile(25, 80_000, 95_000)]),
    Example(
        "percentiles as ranges", False, "single figures", [percentile(25, 80_000), percentile(75, 120_000)]
    ),
    Example(
        "percentiles out of order",
        True,
        "75th below median",
        [percentile(50, 90_000), percentile(75, 85_000)],
    ),
    Example(
        "percentiles out of order",
        False,
        "two sources",
        [percentile(50, 90_000, source_named="A"), percentile(75, 85_000, source_named="B")],
    ),
    Example(
        "merged roles",
        True,
        "two roles share two percentiles",
        [
            percentile(25, 83_100),
            percentile(75, 121_300),
            percentile(25, 83_100, 95_000, role="Analyst"),
            percentile(75, 121_300, 140_000, role="Analyst"),
        ],
    ),
    Example(
        "merged roles",
        False,
        "one shared figure",
        [
            percentile(25, 83_100),
            percentile(75, 121_300),
            percentile(25, 83_100, role="Analyst"),
            percentile(75, 140_200, role="Analyst"),
        ],
    ),
    Example(
        "merged roles",
        False,
        "round figures",
        [
            percentile(25, 80_000),
            percentile(75, 120_000),
            percentile(25, 80_000, role="Analyst"),
            percentile(75, 120_000, role="Analyst"),
        ],
    ),
    Example(
        "range equals percentiles",
        True,
        "25th to 75th",
        [span(81_200, 119_700), percentile(25, 81_200), percentile(75, 119_700)],
    ),
    Example(
        "range equals percentiles",
        False,
        "it says so itself",
        [
            span(81_200, 119_700, quote="The middle half earns so much."),
            percentile(25, 81_200),
            percentile(75, 119_700),
        ],
    ),
    Example(
        "ranges differ",
        True,
        "two typical ranges",
        [span(90_000, 130_000, quote="Typically so much."), span(100_000, 150_000, quote="Usually so much.")],
    ),
    Example(
        "ranges differ",
        True,
        "overall narrower than typical",
        [
            span(90_000, 130_000, quote="Typically so much."),
            span(95_000, 125_000, quote="The overall range."),
        ],
    ),
    Example(
        "ranges differ",
        False,
        "overall wider than typical",
        [
            span(90_000, 130_000, quote="Typically so much."),
            span(60_000, 190_000, quote="The overall range."),
        ],
    ),
    Example("one label, two values", True, "top earners", [top(180_000), top(240_000)]),
    Example(
        "one label, two values",
        True,
        "a level's band",
        [band("senior", 150_000, 180_000), band("senior", 170_000, 220_000)],
    ),
    Example(
        "one label, two values", True, "a percentile", [percentile(90, 180_000), percentile(90, 210_000)]
    ),
    Example(
        "one label, two values",
        False,
        "one source each",
        [percentile(90, 180_000, source_named="A"), percentile(90, 210_000, source_named="B")],
    ),
    Example(
        "one label, two values",
        False,
        "a level in two industries",
        [
            band("senior", 150_000, 180_000, industry="finance"),
            band("senior", 170_000, 220_000, industry="retail"),
        ],
    ),
    Example("top earners below the range", True, "below the range", [span(90_000, 190_000), top(180_000)]),
    Example("top earners below the range", True, "below the average", [average(190_000), top(180_000)]),
    Example(
        "top earners below the range",
        False,
        "above both",
        [span(90_000, 170_000), average(120_000), top(180_000)],
    ),
    Example(
        "top earners below the range",
        False,
        "only bounded from below",
        [span(90_000, 190_000), span(180_000, None, bound="at_least", level="top earners")],
    ),
    Example(
        "total compensation below base",
        True,
        "average by average",
        [average(120_000), average(110_000, **TOTAL)],
    ),
    Example(
        "total compensation below base",
        True,
        "range by range",
        [span(90_000, 130_000), span(85_000, 150_000, **TOTAL)],
    ),
    Example(
        "total compensation below base", False, "above base", [average(120_000), average(150_000, **TOTAL)]
    ),
    Example(
        "total compensation below base",
        False,
        "a total range around the average base",
        [average(120_000), span(100_000, 190_000, **TOTAL)],
    ),
    Example(
        "total compensation below base",
        False,
        "of another employer",
        [average(120_000), average(110_000, company_type="startup", **TOTAL)],
    ),
    Example(
        "total compensation below base",
        True,
        "both in one sentence, each beside its word",
        [
            average(120_000, quote="Base pay averages $120K, total compensation $110K."),
            average(110_000, quote="Base pay averages $120K, total compensation $110K."),
        ],
    ),
    Example(
        "company type vs all else",
        True,
        "twice the 90th percentile",
        [percentile(90, 150_000), fact("company_type_comp", 300_000, 400_000, company_type="Big Tech")],
    ),
    Example(
        "company type vs all else",
        False,
        "somewhat above",
        [percentile(90, 150_000), fact("company_type_comp", 170_000, 400_000, company_type="Big Tech")],
    ),
    Example(
        "company type vs all else",
        False,
        "base pay of a startup",
        [
            percentile(90, 150_000),
            fact(
                "company_type_comp",
                300_000,
                400_000,
                company_type="Startups",
                quote="Startups: base of so much",
            ),
        ],
    ),
]
