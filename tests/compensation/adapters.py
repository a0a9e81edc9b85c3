"""From the names and inputs of the worked cases to the core: one adapter for each name, in one table."""

from collections.abc import Callable, Mapping
from datetime import date
from math import exp, log
from typing import Any

import numpy as np
from scipy.interpolate import PchipInterpolator

from dashboard.compensation import (
    bands,
    benefits,
    cash,
    cities,
    combining,
    espp,
    jurisdictions,
    options,
    percentiles,
    present_value,
    prices,
    retirement,
    taxes,
    vesting,
)
from dashboard.compensation.assumptions import Assumptions
from dashboard.compensation.dates import add_months
from dashboard.compensation.equity import DollarGrant, Shares, units
from dashboard.compensation.errors import CompensationError
from dashboard.compensation.estimate import estimate
from dashboard.compensation.offer import Offer
from dashboard.compensation.percentiles import Anchors, Lognormal, Standing
from dashboard.words.numbers import apart_pct
from dashboard.words.spans import Span, whole_span

Inputs = Mapping[str, Any]
START = date(2026, 1, 1)


def anchors(i: Inputs) -> Anchors:
    given = i.get("anchors", i)
    return Anchors(tuple(given["pcts"]), tuple(given["values"]))


def schedule(i: Inputs) -> vesting.Schedule:
    cliff = i.get("cliff_months", 0)
    if "event_months" in i:
        return vesting.Schedule.at_months(i["event_months"], i["event_pct"], cliff)
    return vesting.Schedule.by_year(i["annual_pct"], i.get("every_months", 12), cliff)


def years_of(i: Inputs) -> int:
    return len(i["annual_pct"]) if "annual_pct" in i else -(-schedule(i).last_month // 12)


def rounding(i: Inputs, key: str = "rounding") -> vesting.Rounding:
    try:
        return vesting.Rounding(i.get(key, vesting.Rounding.CUMULATIVE_ROUND_DOWN))
    except ValueError as unknown:
        raise CompensationError(str(unknown)) from None


def allocate(i: Inputs) -> Any:
    tranches = [vesting.exact(1) / i["tranches"]] * i["tranches"]
    return vesting.allocate(i["shares"], tranches, rounding(i, "mode"))


def vest_shares(i: Inputs) -> Any:
    released = schedule(i).shares(i["shares"], rounding(i))
    return {"events": released, "by_year": vesting.yearly(released, years_of(i))}


def vest_shares_until_leave(i: Inputs) -> Any:
    released = schedule(i).shares(i["shares"], rounding(i))
    return sum(count for month, count in released.items() if month <= i["leave_month"])


def validate_schedule(i: Inputs) -> Any:
    schedule(i)
    return "ok"


def annual_value_flat(i: Inputs) -> Any:
    return [float(part) * i["grant_value"] for part in vesting.yearly(schedule(i).released(), years_of(i))]


def claim_by_year(claim: Shares | DollarGrant, growth: float, years: int) -> list[float]:
    paid = claim.payments(prices.steady(100 * growth, claim.months()))
    return vesting.yearly({month: float(amount[0]) for month, amount in paid}, years)


def rsu_value_events(i: Inputs) -> Any:
    yearly = i["shares_per_year"]
    counts = yearly if isinstance(yearly, list) else [yearly] * len(i["prices"])
    equity = [count * price for count, price in zip(counts, i["prices"], strict=True)]
    base = cash.base_by_year(cash.monthly_base(i["base"], 12 * len(equity), i.get("raise_pct", 0)))
    return {"equity": equity, "total": [float(pay) + worth for pay, worth in zip(base, equity, strict=True)]}


def rsu_units(i: Inputs) -> Any:
    count = units(i["grant_value"], i["grant_price"])
    return {"units": count, "value_at_start": count * i["price_at_start"]}


def rsu_annual_value(i: Inputs) -> Any:
    count = units(i["grant_value"], i["grant_price"])
    released = {month: float(part) * count for month, part in schedule(i).released().items()}
    return claim_by_year(Shares(i["price0"], released), i.get("growth", 0), years_of(i))


def stack_refreshers(i: Inputs) -> Any:
    growth, years = i.get("growth", 0), i["years"]
    grants = [DollarGrant(i["initial"], 0, vesting.Schedule.by_year(i["initial_pct"]).released())]
    later = (
        i["refresh"] if isinstance(i["refresh"], list) else [i["refresh"]] * len(i["refresh_at_end_of_year"])
    )
    released = vesting.Schedule.by_year(i["refresh_pct"]).released()
    grants += [
        DollarGrant(value, 12 * year, released)
        for value, year in zip(later, i["refresh_at_end_of_year"], strict=True)
    ]
    return [
        sum(year) for year in zip(*(claim_by_year(grant, growth, years) for grant in grants), strict=True)
    ]


def base_path(i: Inputs) -> Any:
    given = i.get("promotion")
    promotion = (
        cash.Promotion(given["month"], given["pct"], given.get("replaces_raise", False)) if given else None
    )
    monthly = cash.monthly_base(i["base"], 12 * i["years"], i.get("raise_pct", 0), promotion)
    return cash.base_by_year(monthly).tolist()


def bonus_path(i: Inputs) -> Any:
    return [cash.bonus(base, i["target_pct"], i.get("attainment_pct", 100)) for base in i["base_path"]]


def bonus_first_year(i: Inputs) -> Any:
    return cash.bonus(i["base"], i["target_pct"], i.get("attainment_pct", 100), i.get("eligible_months", 12))


def clawback(i: Inputs) -> Any:
    style = "".join(letter for letter in i.get("style", "full").lower() if letter.isalpha())
    styles = {"full": cash.Clawback.FULL, "cliff": cash.Clawback.FULL}
    styles |= dict.fromkeys(["prorata", "prorated", "linear", "monthly"], cash.Clawback.PRO_RATA)
    if style not in styles:
        raise CompensationError(f"unknown clawback style {i['style']!r}")
    return cash.clawed_back(i["amount"], i["period_months"], i["leave_month"], styles[style])


def offer_years(i: Inputs) -> Any:
    """Through the whole estimate: an offer, its ledger and the headline."""
    years = len(i["annual_pct"])
    offer = Offer.model_validate(
        {
            "start": START,
            "base_usd": i["base"],
            "bonus": {"target_pct": i.get("bonus_target_pct", 0)},
            "sign_on": [
                {"amount_usd": amount, "on": add_months(START, 12 * year)}
                for year, amount in enumerate(i.get("sign_on", []))
            ],
            "grants": [
                {
                    "kind": "rsu",
                    "value_usd": i["rsu"],
                    "vesting": {"annual_pct": i["annual_pct"], "every_months": i.get("every_months", 12)},
                }
            ],
        }
    )
    assumed = Assumptions(
        years=years, raise_pct=i.get("raise_pct", 0), stock_growth_pct=100 * i.get("growth", 0)
    )
    result = estimate(offer, assumed)
    return {
        "years": [row.total_usd for row in result.years[:years]],
        "first_year": result.headline.first_year_usd,
        "average": result.headline.average_usd,
        "cumulative": result.headline.cumulative_usd,
        "last_year": result.headline.last_year_usd,
    }


def levels_new_offer(i: Inputs) -> Any:
    total, stock, bonus = cash.quoted_as_average(
        i["base"], i.get("bonus_target_pct", 0), i.get("sign_on", 0), i["rsu"], i.get("vest_years", 4)
    )
    return {"total": total, "stock": stock, "bonus": bonus}


def tiers(i: Inputs) -> list[retirement.Tier]:
    return [retirement.Tier(rate, width) for rate, width in i["tiers"]]


def match(i: Inputs) -> Any:
    return retirement.match(i["salary"], i["deferral_pct"], tiers(i), retirement.limits(i["year"]))


def match_custom_limits(i: Inputs) -> Any:
    within = retirement.Limits(elective_deferral=i["deferral_limit"], compensation=i["comp_limit"])
    return retirement.match(i["salary"], i["deferral_pct"], tiers(i), within)


def match_pct_of_deferral(i: Inputs) -> Any:
    return retirement.match_of_savings(i["deferral"], i["match_pct"], retirement.limits(i["year"]))


def match_per_period(i: Inputs) -> Any:
    pay = [i["salary"] / i["periods"]] * i["periods"]
    within = retirement.limits(i["year"])
    matched = retirement.match_by_period(
        pay, i["deferral_pct_by_period"], tiers(i), within, true_up=i.get("true_up", False)
    )
    return sum(matched)


def terms(i: Inputs) -> espp.Terms:
    return espp.Terms(i["discount_pct"], i.get("lookback", True))


def espp_period(i: Inputs) -> Any:
    bought = espp.purchase(terms(i), i["contribution"], i["start_price"], i["end_price"])
    return {"price": float(bought.price), "shares": float(bought.shares), "gain": float(bought.gain)}


def espp_capped(i: Inputs) -> Any:
    limit = i.get("remaining_limit", espp.YEARLY_LIMIT_USD)
    bought = espp.purchase(terms(i), i["contribution"], i["start_price"], i["end_price"], limit)
    return {name: float(getattr(bought, name)) for name in ("price", "shares", "spent", "refund", "gain")}


def espp_max_shares(i: Inputs) -> Any:
    return espp.most_shares(i["offering_fmv"], i.get("already_bought", 0))


def espp_expected_gain(i: Inputs) -> Any:
    return espp.expected_gain(terms(i), i["contribution"], i.get("mu", 0.0), i["sigma"], i["years"])


def npv(i: Inputs) -> Any:
    return present_value.npv(i["cash"], i["rate"], present_value.Timing(i.get("timing", "end")))


def npv_rsu_invariant(i: Inputs) -> Any:
    grant = DollarGrant(i["grant_value"], 0, schedule(i).released())
    paid = grant.payments(prices.steady(100 * i["growth"], grant.months()))
    return sum(present_value.discounted(float(usd[0]), i["rate"], month / 12) for month, usd in paid)


def gbm(i: Inputs) -> Any:
    at = prices.PriceAt(i["s0"], i["mu"], i["sigma"], i["t"])
    return {
        "mean": at.mean,
        "median": at.median,
        "p10": at.quantile(0.1),
        "p50": at.quantile(0.5),
        "p90": at.quantile(0.9),
        "prob_below_s0": at.chance_below(i["s0"]),
    }


def gbm_sum_percentile_mc(i: Inputs) -> Any:
    months = [round(12 * time) for time in i["times"]]
    growth_pct = 100 * (exp(i["mu"]) - 1)
    paths = prices.price_paths(growth_pct, 100 * i["sigma"], months, seed=1)
    vests = list(zip(months, i["shares"], strict=True))
    total = i["s0"] * sum(count * paths.at(month) for month, count in vests)

    def summed(probability: float) -> float:
        return sum(
            count * prices.PriceAt(i["s0"], i["mu"], i["sigma"], month / 12).quantile(probability)
            for month, count in vests
        )

    p10, p50, p90 = np.percentile(total, (10, 50, 90))
    return {
        "mean": total.mean(),
        "p10": p10,
        "p50": p50,
        "p90": p90,
        "wrong_sum_of_p10": summed(0.1),
        "wrong_sum_of_p90": summed(0.9),
    }


def holding(i: Inputs) -> options.OptionHolding:
    return options.OptionHolding(
        i["options"],
        i["strike"],
        i["fully_diluted"],
        tuple(options.Round(**funding) for funding in i.get("rounds", [])),
        preference(i),
    )


def preference(i: Inputs) -> options.Preference:
    return options.Preference(
        i.get("preference", 0.0), i.get("preferred_pct_as_converted", 0.0), i.get("participating", False)
    )


def option_exit(i: Inputs) -> Any:
    held, exit_usd = holding(i), i["exit_value"]
    return {"ownership_pct": 100 * held.owned, "gross": held.gross(exit_usd), "net": held.payoff(exit_usd)}


def option_expected(i: Inputs) -> Any:
    found = options.outlook(holding(i), [(chance, value) for chance, value in i["scenarios"]])
    return {"expected": found.mean_usd, "median": found.median_usd, "prob_zero": found.chance_of_zero}


def liquidation(i: Inputs) -> Any:
    preferred, exit_usd = preference(i), i["exit_value"]
    owned = i["employee_pct_fd"] / 100
    return {"preferred_takes": preferred.taken(exit_usd), "employee": preferred.left_for(owned, exit_usd)}


def option_today(i: Inputs) -> Any:
    count = options.options_for(i["offer_value"], i["preferred_price"])
    return {
        "options": count,
        "intrinsic_at_fmv": options.spread(count, i["strike"], i["fmv_common"]),
        "spread_at_preferred": options.spread(count, i["strike"], i["preferred_price"]),
    }


def iso_100k(i: Inputs) -> Any:
    incentive, rest = options.iso_split(i["options_per_year"], i["fmv_at_grant"])
    return {"iso": incentive, "nso": rest}


def exercise(i: Inputs) -> Any:
    cost = options.OptionHolding(i["options"], i["strike"], i["options"]).exercise_cost
    return {"cost": cost, "spread": options.spread(i["options"], i["strike"], i["fmv"])}


def pto_value(i: Inputs) -> Any:
    return {"value": benefits.time_off_value(i["base"], i["days"]), "adds_to_total": 0}


def hsa_tax_value(i: Inputs) -> Any:
    rates = (i[name] for name in ("fed_marginal_pct", "fica_pct", "state_marginal_pct"))
    return benefits.hsa_tax_saving(i["contribution"], *rates)


def pchip_quantile(i: Inputs) -> Any:
    return [anchors(i).pay_at(pct) for pct in i["at"]]


def pchip_percentile(i: Inputs) -> Any:
    """Also what a second curve with swapped axes would say, to show that it is another."""
    given = anchors(i)
    swapped = PchipInterpolator(given.pays, given.pcts)
    return {
        "percentiles": [given.position(value).low for value in i["values"]],
        "swapped": [float(value) for value in swapped(i["values"])],
    }


def linear_percentile(i: Inputs) -> Any:
    return percentiles.linear_percentile(anchors(i), i["value"])


def percentile_statement(i: Inputs) -> Any:
    position = anchors(i).position(i["value"])
    said: dict[str, Any] = {"kind": position.standing.value, "low": position.low, "high": position.high}
    match position.standing:
        case Standing.BELOW:
            said["bound"] = position.high
        case Standing.ABOVE:
            said["bound"] = position.low
        case Standing.POINT:
            said["percentile"] = position.low
    return said


def validate_anchors(i: Inputs) -> Any:
    anchors(i)
    return "ok"


def lognormal_two_point(i: Inputs) -> Any:
    curve = Lognormal.through(Anchors((50, 90), (i["median"], i["p90"])))
    return {
        "sigma": curve.sigma,
        "percentile": curve.percentile(i["value"]),
        "mean": curve.mean,
        "median": curve.median,
    }


def lognormal_lsq(i: Inputs) -> Any:
    given = anchors(i)
    curve = Lognormal.through(given)
    return {
        "mu": curve.mu,
        "sigma": curve.sigma,
        "median": curve.median,
        "worst_misfit_pct": curve.worst_misfit_pct(given),
    }


def negotiation_ask(i: Inputs) -> Any:
    asked = percentiles.ask(anchors(i), i["offer"], i["target_pct"], i["max_stretch_pct"])
    offered = asked.offered
    return {
        "offer_pct": offered.low if offered.standing is Standing.POINT else offered.standing.value,
        "target": asked.target_usd,
        "ask": asked.ask_usd,
        "capped": asked.capped,
    }


def combine_sources(i: Inputs) -> Any:
    span = whole_span(Span(value, value) for value in i["values"])
    return {
        "low": span.low,
        "high": span.high,
        "midpoint": span.middle,
        "geo_mean": combining.geometric_mean(i["values"]),
        "spread_pct": apart_pct(*span.ends),
    }


def combine_interval_with_point(i: Inputs) -> Any:
    both = combining.point_and_range(i["point"], *i["interval"])
    return {"low": both.low, "high": both.high, "agree_at": both.agree_at}


def mean_return(i: Inputs) -> Any:
    mean = combining.mean_return(i["returns"])
    return {"arithmetic": mean.arithmetic, "geometric": mean.geometric}


def pool_two_lognormals(i: Inputs) -> Any:
    sigmas = i["sigma"] if isinstance(i["sigma"], list) else [i["sigma"]] * len(i["medians"])
    sources = [Lognormal(log(median), sigma) for median, sigma in zip(i["medians"], sigmas, strict=True)]
    pooled = combining.pool(sources, i["p"])
    return {"quantile_average": pooled.quantile_average, "mixture": pooled.mixture}


def band_position(i: Inputs) -> Any:
    band = bands.Band(i["low"], i["high"])
    return {
        "compa_ratio": band.compa_ratio(i["pay"]),
        "range_penetration_pct": band.penetration_pct(i["pay"]),
    }


def equivalent_salary(i: Inputs) -> Any:
    return cities.equivalent_pay(i["salary"], i["rpp_from"], i["rpp_to"])


def equivalent_salary_roundtrip(i: Inputs) -> Any:
    there = cities.equivalent_pay(i["salary"], i["rpp_a"], i["rpp_b"])
    return cities.equivalent_pay(there, i["rpp_b"], i["rpp_a"])


def equivalent_salary_after_tax(i: Inputs) -> Any:
    gross = cities.equivalent_pay_after_tax(
        i["salary"],
        i["place_from"],
        i["rpp_from"],
        i["place_to"],
        i["rpp_to"],
        i.get("year", taxes.DEFAULT_YEAR),
        itemize_salt=bool(i.get("itemize_salt", True)),
    )
    return {"gross": gross, "price_only": equivalent_salary(i)}


def real_pay(i: Inputs) -> Any:
    return cities.real_pay(i["salary"], i["rpp"])


def premium(i: Inputs) -> Any:
    return cities.pay_premium([(here, there) for here, there in i["pairs"]])


def take_home(i: Inputs) -> Any:
    single_filer_only(i)
    kept = taxes.take_home(i["wage"], i["place"], i["year"], itemize_salt=bool(i.get("itemize_salt", False)))
    return {
        "fed": kept.federal,
        "ss": kept.social_security,
        "med": kept.medicare,
        "addl": kept.additional_medicare,
        "state": kept.state,
        "local": kept.local,
        "payroll": kept.payroll,
        "net": kept.net,
    }


def take_home_fed_only(i: Inputs) -> Any:
    single_filer_only(i)
    kept = taxes.take_home(i["wage"], i["place"], i["year"], itemize_salt=bool(i.get("itemize_salt", False)))
    if i.get("itemize_salt") == "state_income_tax_only":
        return jurisdictions.federal(i["year"]).tax(i["wage"], kept.state)
    return kept.federal


def single_filer_only(i: Inputs) -> None:
    if i.get("filing", "single") != "single":
        raise CompensationError(f"only single filers are covered, not {i['filing']!r}")


def salt_cap(i: Inputs) -> Any:
    return taxes.salt_limit(i["magi"], i["year"])


def supplemental_gap(i: Inputs) -> Any:
    gap = taxes.withholding_gap(i["rsu_vest"], i["marginal_pct"], withheld_pct=i.get("withholding_pct"))
    return {"withheld": gap.withheld, "owed": gap.owed, "gap": gap.gap}


ADAPTERS: Mapping[str, Callable[[Inputs], Any]] = {
    adapter.__name__: adapter
    for adapter in (
        allocate,
        annual_value_flat,
        band_position,
        base_path,
        bonus_first_year,
        bonus_path,
        clawback,
        combine_interval_with_point,
        combine_sources,
        equivalent_salary,
        equivalent_salary_after_tax,
        equivalent_salary_roundtrip,
        espp_capped,
        espp_expected_gain,
        espp_max_shares,
        espp_period,
        exercise,
        gbm,
        gbm_sum_percentile_mc,
        hsa_tax_value,
        iso_100k,
        levels_new_offer,
        linear_percentile,
        liquidation,
        lognormal_lsq,
        lognormal_two_point,
        match,
        match_custom_limits,
        match_pct_of_deferral,
        match_per_period,
        mean_return,
        negotiation_ask,
        npv,
        npv_rsu_invariant,
        offer_years,
        option_exit,
        option_expected,
        option_today,
        pchip_percentile,
        pchip_quantile,
        percentile_statement,
        pool_two_lognormals,
        premium,
        pto_value,
        real_pay,
        rsu_annual_value,
        rsu_units,
        rsu_value_events,
        salt_cap,
        stack_refreshers,
        supplemental_gap,
        take_home,
        take_home_fed_only,
        validate_anchors,
        validate_schedule,
        vest_shares,
        vest_shares_until_leave,
    )
}
