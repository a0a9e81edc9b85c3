"""Kinds of employers and of places to work in: "startups", "mid-size companies", "major tech hubs"."""

from typing import Final

from etl.reading.words import any_of, grammar
from etl.stretches import Stretch

_stage = any_of(
    r"""
    (early|late|later|growth|seed|mid)[- ]stage  series [a-f](\+)?  well-funded  small  venture-backed
    pre-ipo  ai  tech
    """
)
_sort = any_of(
    """
    mid-?size[d]?  medium-?sized?  small  large  larger  public  private  privately held  publicly traded
    established  big  fortune 500  enterprise  multinational  non-tech  product  service  consulting
    outsourcing  defen[cs]e  trading  staffing
    """
)
_firms = any_of("compan(y|ies)  firms?  employers?  enterprises?  businesses  contractors?  organi[sz]ations")
_more_than = any_of("over  more than  fewer than  under  up to  at least  less than")
COMPANY: Final = grammar(
    rf"""\b(?P<name>
    (?:compan(?:y|ies)|firms?|employers?|start-?ups?)[ ]with[ ](?:{_more_than}[ ])?             # by size
        [\d,]+(?:[ ](?:to|-|and)[ ][\d,]+)?(?:[ ](?:employees|people|staff|workers))?
    |tech[ ]giants?|big[ ]tech(?:[ ]companies|[ ]firms)?|hyperscalers?                          # by renown
    |faang\+?(?:[- ]?(?:style|level|tier))?(?:[ ]companies)?|maang(?:[ ]companies)?
    |mag(?:nificent[ ])?(?:7|seven)
    |(?:{_stage}[ ])?start-?ups?|scale-?ups?|unicorns?                                          # by stage
    |{_sort}[ ]{_firms}                                                                         # by sort
    |enterprises|consultanc(?:y|ies)|agencies|non-?profits?|government[ ]agencies
    |(?:(?:frontier|industry|industrial|national|ai|academic|government)[ ])?(?:research[ ])?labs?(?:oratories)?
    |academia|universit(?:y|ies)|hedge[ ]funds?|smes?|smbs?|public[ ]sector|(?:state|local|federal)[ ]governments?
    |(?:health[ ])?insurers|retailers|banks?|carmakers?|automakers?
    )\b"""
)
_renowned = any_of(
    """
    tech(nology)?  major  coastal  big  large  high-cost  high cost  innovation  ai  startup  top  expensive
    primary  gateway  leading  metropolitan
    """
)
_qualified = r"(?:(?:tech(?:nology)?|metro(?:politan)?|innovation|coastal|ai|u\.?s\.?)[ ])*"
_cities = any_of("hubs?  cit(y|ies)  metros?  metropolitan areas?  centers?  centres?  markets  areas")
HUBS: Final = grammar(rf"\b{_renowned}[- ]?{_qualified}{_cities}\b|\bhubs\b|\bhub[ ]cities\b")


def find_company_types(text: str) -> list[Stretch[str]]:
    """The kinds of employers a text names."""
    return [Stretch(match.start(), match.end(), match["name"]) for match in COMPANY.finditer(text)]


def find_hubs(text: str) -> list[Stretch[bool]]:
    """Where a text speaks of hubs without naming a city."""
    return [Stretch(match.start(), match.end(), True) for match in HUBS.finditer(text)]
