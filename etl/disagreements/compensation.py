"""Total compensation against base pay."""

from collections.abc import Iterator

from etl.disagreements.corpus import PAY, Clash, Group, distinct, grouped, in_order
from etl.disagreements.cues import ends, is_closed, is_single, is_top_earners, is_total, role_key
from etl.disagreements.wording import SAY, cited, cited_all, listed, role_name
from etl.facts import Bound, Fact, Kind

FAR_ABOVE = 1.5  # a type of employer that starts at half as much again as the best paid elsewhere


def total_below_base(group: Group) -> Iterator[Clash]:
    """Total compensation contains the base, so it starts and ends no lower."""
    stated = [f for f in group.of(Kind.SALARY_AVERAGE, Kind.SALARY_RANGE) if f.bound is not Bound.AT_LEAST]
    base = distinct(fact for fact in stated if not is_total(fact))
    for total in distinct(fact for fact in stated if is_total(fact) and not is_top_earners(fact)):
        if not any(_contradicts(fact, total) for fact in base):
            continue
        higher = [fact for fact in base if _stands_above(fact, total)]
        yield Clash(
            (total, *higher),
            SAY(
                "total_below_base",
                document=group.name,
                about=group.about,
                total=cited(total),
                base=cited_all(higher),
            ),
        )


def company_type_far_above(corpus: Group) -> Iterator[Clash]:
    """One kind of employer far above all else said of the role is another population, not the market."""
    facts = grouped((f for f in corpus.facts if f.unit.endswith("_per_year")), _role_and_unit)
    totals = _highest_totals(corpus.facts)
    for same in facts.values():
        general = [f for f in same if f.kind in PAY and _is_general(f)]
        elsewhere = totals.get(_family(same[0]))
        rivals = [*general, elsewhere] if elsewhere else general
        if not rivals:
            continue
        best = max(rivals, key=_high)
        far = [f for f in distinct(filter(_is_of_one_type, same)) if (f.low or 0) >= FAR_ABOVE * _high(best)]
        if far:
            tops = _worth_naming(general, best, elsewhere)
            yield _far_above(corpus, far, tops, [f for f in same if f.kind is Kind.EQUITY_PER_YEAR][:1])


def _is_of_one_type(fact: Fact) -> bool:
    return fact.kind is Kind.COMPANY_TYPE_COMP and fact.low is not None and is_total(fact)


def _worth_naming(general: list[Fact], best: Fact, elsewhere: Fact | None) -> list[Fact]:
    """The top percentile, the best paid, and the best total of another document, each once."""
    upper = [f for f in general if f.percentile is not None and f.percentile >= 90]
    tops = in_order({fact.id: fact for fact in (*upper[-1:], best)}.values())
    return [*tops, elsewhere] if elsewhere and elsewhere not in tops else tops


def _is_general(fact: Fact) -> bool:
    return not any((fact.company_type, fact.industry, fact.city, fact.state))


def _far_above(corpus: Group, far: list[Fact], tops: list[Fact], equity: list[Fact]) -> Clash:
    document = far[0].document
    return Clash(
        (*far, *tops, *equity),
        SAY(
            "company_type_far_above",
            document=corpus.corpus.name(document),
            role=role_name(far[0].role),
            far=listed([SAY("pay_at_a_type", pay=cited(fact), type=fact.company_type) for fact in far]),
            others=listed([_elsewhere(corpus, fact, document) for fact in tops]),
            equity=cited_all(equity),
        ),
    )


def _elsewhere(corpus: Group, fact: Fact, document: str) -> str:
    where = f" in {corpus.corpus.name(fact.document)}" if fact.document != document else ""
    return SAY("pay_elsewhere", total=is_total(fact), top=fact.percentile == 90, pay=cited(fact), where=where)


def _highest_totals(facts: tuple[Fact, ...]) -> dict[tuple[str, ...], Fact]:
    """The highest range of total compensation that is not one employer's, by family of roles."""
    highest: dict[tuple[str, ...], Fact] = {}
    for fact in facts:
        if fact.kind is Kind.SALARY_RANGE and is_total(fact) and _is_general(fact):
            best = highest.setdefault(_family(fact), fact)
            if _high(fact) > _high(best):
                highest[_family(fact)] = fact
    return highest


def _role_and_unit(fact: Fact) -> tuple[str, str, str]:
    return fact.document, role_key(fact.role), fact.unit


def _family(fact: Fact) -> tuple[str, ...]:
    """Deep Learning Engineer and Deep Learning Infrastructure Engineer: first and last words alike."""
    words = role_key(fact.role).split()
    return (fact.unit, *words[:2], *words[-1:])


def _contradicts(base: Fact, total: Fact) -> bool:
    """A base figure that a total of the same people cannot lie under: like beside like, or an average."""
    if base.source_named and total.source_named and base.source_named != total.source_named:
        return False
    higher = _high(base) > _high(total)
    if is_top_earners(base):
        return higher and total.kind is Kind.SALARY_RANGE and is_closed(total)
    if base.kind is total.kind and is_single(base) is is_single(total):
        return _starts_above(base, total) or (higher and is_closed(total))
    return higher and base.kind is Kind.SALARY_AVERAGE


def _stands_above(base: Fact, total: Fact) -> bool:
    """Worth naming beside a total that contradicts some base figure."""
    average_above = base.kind is Kind.SALARY_AVERAGE and _starts_above(base, total)
    return _contradicts(base, total) or average_above or _high(base) > _high(total)


def _starts_above(base: Fact, total: Fact) -> bool:
    return base.low is not None and total.low is not None and base.low > total.low


def _high(fact: Fact) -> float:
    return max(ends(fact))
