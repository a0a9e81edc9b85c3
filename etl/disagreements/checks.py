"""The checks, one row each, and the run over all of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from etl.disagreements import (
    averages,
    compensation,
    dates,
    growth,
    levels,
    markets,
    notation,
    percentiles,
    premiums,
    ranges,
    repetition,
    roles,
)
from etl.disagreements.corpus import (
    Clash,
    Corpus,
    Group,
    each_document,
    each_pay,
    each_role,
    in_order,
    whole,
)
from etl.documents import Document
from etl.facts import Fact, Finding

SEVERITIES = ("high", "medium", "low", "info")


@dataclass(frozen=True)
class Check:
    """A kind of disagreement: `find` is asked about every group of facts that `over` makes."""

    name: str
    severity: str
    over: Callable[[Corpus], Iterable[Group]]
    find: Callable[[Group], Iterator[Clash]]

    def run(self, corpus: Corpus) -> Iterator[Finding]:
        """Name and grade what the groups yield."""
        for group in self.over(corpus):
            for clash in self.find(group):
                facts = tuple(dict.fromkeys(fact.id for fact in in_order(clash.facts)))
                yield Finding(
                    check=self.name, severity=self.severity, facts=facts, explanation=clash.explanation
                )


CHECKS: tuple[Check, ...] = (
    Check("misleading range", "high", each_pay, averages.range_between_averages),
    Check("median equals average", "high", each_pay, averages.median_equals_average),
    Check("several averages", "high", each_pay, averages.several_averages),
    Check("average outside the range", "high", each_pay, averages.outside_the_range),
    Check("averages across sections", "high", each_document, averages.across_sections),
    Check("percentiles as ranges", "high", each_pay, percentiles.given_as_ranges),
    Check("percentiles out of order", "high", each_pay, percentiles.out_of_order),
    Check("merged roles", "high", whole, percentiles.merged_roles),
    Check("range equals percentiles", "medium", each_pay, ranges.equal_to_percentiles),
    Check("ranges differ", "medium", each_pay, ranges.differ),
    Check("one label, two values", "high", each_pay, ranges.one_label_two_values),
    Check("top earners below the range", "high", each_pay, ranges.top_earners_below),
    Check("total compensation below base", "high", each_pay, compensation.total_below_base),
    Check("company type vs all else", "medium", whole, compensation.company_type_far_above),
    Check("hub premium vs city premiums", "high", each_role, premiums.hubs_against_cities),
    Check("ambiguous base", "medium", each_role, premiums.ambiguous_base),
    Check("one city, two premiums", "high", each_role, premiums.one_city_two_premiums),
    Check("levels vs percentiles", "medium", each_role, levels.against_percentiles),
    Check("level premium vs level bands", "medium", each_role, levels.premium_against_bands),
    Check("promotion vs level steps", "low", each_role, levels.promotion_against_steps),
    Check("growth rates", "high", each_document, growth.unlike_periods),
    Check("expired projection", "high", each_document, growth.expired_projection),
    Check("one market, two sizes", "high", each_document, markets.one_market_two_sizes),
    Check("market growth vs market sizes", "medium", each_document, markets.growth_against_sizes),
    Check("sizes of different markets", "medium", each_document, markets.different_markets),
    Check("role names", "medium", each_document, roles.other_than_the_document),
    Check("relative dates", "medium", each_document, dates.relative_without_publication),
    Check("duplicate", "info", each_document, repetition.inside_a_document),
    Check("duplicate across documents", "info", whole, repetition.across_documents),
    Check("one number, several labels", "info", each_document, repetition.one_number_several_labels),
    Check("near-identical numbers", "info", whole, repetition.near_identical),
    Check("open ends", "info", each_document, notation.open_ends),
    Check("number format", "info", each_document, notation.number_format),
    Check("no figures", "info", each_document, notation.no_figures),
)


def find_disagreements(documents: Sequence[Document], facts: Sequence[Fact]) -> tuple[Finding, ...]:
    """What the checks find, the gravest first; the order of the facts changes nothing."""
    corpus = Corpus(documents, facts)
    found = [finding for check in CHECKS for finding in check.run(corpus)]
    return tuple(sorted(found, key=lambda finding: SEVERITIES.index(finding.severity)))
