"""The sheet of months: base pay as raises and a promotion leave it, and the 401(k) match on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from dashboard.compensation.assumptions import Assumptions
from dashboard.compensation.offer import Retirement
from dashboard.compensation.retirement import Tier, limits, match_by_period
from dashboard.compensation.timeline import Timeline
from dashboard.offers.exports.workbook.cells import FIRST_ROW, MONTHS, Column, Formula, Table, cell
from dashboard.offers.exports.workbook.inputs import Inputs

BASE, MATCH = "Base pay", "401(k) match"
PAY_COLUMNS = (
    Column("Month", 8, "0"),
    Column("Year", 8, "0"),
    Column("Base pay a year", 16),
    Column(BASE, 14),
)
MATCH_COLUMNS = (
    Column("Pay that counts", 14),
    Column("Own savings", 14),
    Column("Match by the steps", 14),
    Column(MATCH, 14),
)
AT_BASE, AT_PAY, AT_SAVED, AT_STEPS = 3, 4, 5, 6


def months(timeline: Timeline, inputs: Inputs) -> Table:
    """A row for each month."""
    rows = _pay(timeline, inputs)
    plan = timeline.offer.retirement
    is_matched = bool(plan.tiers and plan.deferral_pct)
    if is_matched:
        matched = _Match(plan, timeline.assumptions, inputs)
        for start in range(0, len(rows), 12):
            pay = [float(paid) for paid in timeline.monthly_base[start : start + 12]]
            for row, more in zip(rows[start : start + 12], matched.year(pay, FIRST_ROW + start), strict=True):
                row += more
    return Table(
        name=MONTHS,
        title="Base pay and match, month by month" if is_matched else "Base pay, month by month",
        note="The year table adds these months up. Raises come on anniversaries; none in year 1.",
        columns=(*PAY_COLUMNS, *(MATCH_COLUMNS if is_matched else ())),
        rows=rows,
    )


def _pay(timeline: Timeline, inputs: Inputs) -> list[list[object]]:
    promotion = timeline.assumptions.promotion
    replaced = -(-promotion.month // 12) * 12 if promotion and promotion.replaces_raise else None
    rows: list[list[object]] = []
    for month, paid in enumerate(timeline.monthly_base):
        text = f"={cell(FIRST_ROW + month - 1, 2)}" if month else f"={inputs['base_usd']}"
        if month and month % 12 == 0 and month != replaced:
            text += f"*(1+{inputs['raise_pct']})"
        if promotion and month == promotion.month:
            text += f"*(1+{inputs['promotion.pct']})"
        in_a_year = cell(FIRST_ROW + month, 2)
        rows.append(
            [
                month + 1,
                month // 12 + 1,
                Formula(text, float(paid) * 12),
                Formula(f"={in_a_year}/12", float(paid)),
            ]
        )
    return rows


@dataclass(frozen=True)
class _Match:
    """The rule of the match as formulas: limits hold for the year so far, steps for each month's pay."""

    plan: Retirement
    assumptions: Assumptions
    inputs: Inputs

    def year(self, pay: Sequence[float], first: int) -> list[list[Formula]]:
        """The cells of twelve months, the first of them in that row."""
        law, inputs, plan = limits(self.assumptions.tax_year), self.inputs, self.plan
        tiers = [Tier(tier.rate_pct, tier.width_pct) for tier in plan.tiers]
        share = plan.deferral_pct / 100
        counted = _capped(pay, law.compensation)
        saved = _capped([paid * share for paid in pay], law.elective_deferral)
        by_steps = [_by_steps(amount, paid, tiers) for amount, paid in zip(saved, counted, strict=True)]
        matched = match_by_period(pay, [plan.deferral_pct] * 12, tiers, law, true_up=plan.true_up)
        room = f"({inputs['limits.additions_usd']}-{_sum(AT_SAVED, first, first + 11)})"
        rows = []
        for index in range(12):
            row = first + index
            rows.append(
                [
                    Formula(_step(first, row, AT_BASE, "", inputs["limits.pay_usd"]), counted[index]),
                    Formula(
                        _step(
                            first,
                            row,
                            AT_BASE,
                            f"*{inputs['retirement.deferral_pct']}",
                            inputs["limits.own_savings_usd"],
                        ),
                        saved[index],
                    ),
                    Formula(f"={self._steps(cell(row, AT_SAVED), cell(row, AT_PAY))}", by_steps[index]),
                    Formula(_step(first, row, AT_STEPS, "", room), matched[index]),
                ]
            )
        if plan.true_up:
            rows[-1][-1] = Formula(self._trued_up(first, room), matched[-1])
        return rows

    def _steps(self, saved: str, pay: str) -> str:
        """Each step takes what the ones before it leave of the savings, up to its share of pay."""
        terms, before = [], ""
        for number in range(len(self.plan.tiers)):
            rate, width = (
                self.inputs[f"retirement.tiers[{number}].{end}"] for end in ("rate_pct", "width_pct")
            )
            left = f"MAX({saved}-{pay}*({before}),0)" if before else saved
            terms.append(f"MIN({left},{pay}*{width})*{rate}")
            before = f"{before}+{width}" if before else width
        return "+".join(terms)

    def _trued_up(self, first: int, room: str) -> str:
        """The last month brings what the whole year's savings and pay would have brought."""
        last = first + 11
        whole = self._steps(_sum(AT_SAVED, first, last), _sum(AT_PAY, first, last))
        so_far, all_year = _sum(AT_STEPS, first, last - 1), _sum(AT_STEPS, first, last)
        return f"=MAX(MIN({all_year},{room}),MIN({whole},{room}))-MIN({so_far},{room})"


def _step(first: int, row: int, column: int, times: str, limit: str) -> str:
    """What a month adds to the year's sum, which a limit caps."""
    reached = f"MIN({_sum(column, first, row)}{times},{limit})"
    return f"={reached}" + (f"-MIN({_sum(column, first, row - 1)}{times},{limit})" if row > first else "")


def _sum(column: int, first: int, last: int) -> str:
    return f"SUM({cell(first, column)}:{cell(last, column)})"


def _capped(amounts: Sequence[float], limit: float) -> list[float]:
    reached = [min(total, limit) for total in accumulate(amounts)]
    return [after - before for before, after in pairwise([0.0, *reached])]


def _by_steps(saved: float, pay: float, tiers: Sequence[Tier]) -> float:
    matched = 0.0
    for tier in tiers:
        within = min(saved, pay * tier.width_pct / 100)
        matched += within * tier.rate_pct / 100
        saved -= within
    return matched
