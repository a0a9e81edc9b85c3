"""Open ends: the words beside a figure that say "up to", "at least", "or more"."""

from typing import Final

from etl.facts import Bound
from etl.reading.figures.numbers import Token
from etl.reading.words import any_of, grammar

REACH_BEFORE: Final = 48
REACH_AFTER: Final = 60
REACH_OF_DENIAL: Final = 90

_about = r"""\s*(?:
    about|around|roughly|nearly|approximately|almost|some|an?[ ](?:estimated|additional|extra)|an?|the
    )?\s*$"""
_most = any_of(
    """
    up to  as (much|high|many) as  at most  (no|not) (more|higher) than  (a )?(maximum|max)( of|:)?
    under  below  less than  fewer than  lower than  top(ping|s|ped)? out (at|around|near)
    cap(ped|s)? (at|out at)  (a )?ceiling of  a high of
    (top|maximum|highest) (salary|pay|rate|figure|package) of
    can (still |also |even )?(get|go) to  can (still |also |even )?reach
    south of  shy of  just short of  does not exceed  not exceeding
    rarely (exceeds?|tops?|passes|more than|above|over)
    (seldom|never|hardly ever) (more than|above|over|exceeds?)
    """
)
_least = any_of(
    """
    over  more than  above  at least  exceed(s|ed|ing)?  start(s|ed|ing)?( out)?( [a-z]+ [a-z]+s)? (at|from)
    begin(s|ning)? (at|from)  (a )?(minimum|min)( of|:)?  (no|not) (less|fewer|lower) than  in excess of
    surpass(es|ed|ing)?  upwards? of  north of  beyond
    (climb|go|run|rise|get|stretch|reach)(s|es|ing)? (well |far )?past
    greater than  higher than  top(s|ped|ping)?
    clears?  pass(es|ed|ing)?  a floor of
    as (low|little|few) as  a low of  better than  upward of  a shade over
    (salaries|pay|rates|packages|offers) from
    """
)
_nobody = any_of(
    """
    nobody  no one  none  never  few  hardly (anyone|any|ever)  cannot
    (do|does|did|will|would|can|could|is|are)(n['’]t| not)  won['’]t
    """
)
_within_denial = r"\b[^.;,:$£€\d]{0,40}?\b"
STARTERS: Final = grammar(  # where somebody starts is what he is paid, not the least of a range
    r"""
    \b(?:an?|every)[ ](?:[\w-]+[ ]){0,4}?(?:graduate|[a-z]+(?:ist|er|or|ian|yst))\b[^.,;$£€]{0,30}?
        [ ](?:start|begin)s?(?:[ ]out)?[ ](?:at|on)\b[^$£€\d]*$
    |\bentry-level[ ](?:[\w-]+[ ]){0,3}?[a-z]+(?:ers|ors|ists|icians|ysts)\b[^.;$£€]{0,60}?
        [ ](?:start|begin)(?:[ ]out)?[ ](?:at|on)\b[^$£€\d]*$
    |\b(?:newcomers?|beginners?|freshers?|career[ ]starters?|new[ ]hires)[ ](?:typically[ ]|usually[ ]|often[ ])?
    (?:start|begin)s?(?:[ ]out)?[ ](?:at|on)\b[^$£€\d]*$
    """
)
DENIED_MORE: Final = grammar(  # "nobody earns more than", "do not pay above"
    rf"\b{_nobody}{_within_denial}(?:(?:more|higher|greater)[ ]than|above|over|beyond|exceed\w*){_about}"
)
DENIED_LESS: Final = grammar(
    rf"\b{_nobody}{_within_denial}(?:(?:less|lower|fewer)[ ]than|below|under){_about}"
)
UP_TO: Final = grammar(rf"\b{_most}{_about}|(?<!\w)[<≤]\s*$")
AT_LEAST: Final = grammar(rf"(?:\b{_least}|(?<!\w)[>≥]){_about}|(?:^|[:;(–—-]\s*)from\s$")
COMPARED: Final = grammar(  # "20% more than $100k": the words belong to the figure before
    r"""
    (?:%|per[ ]?cent|\d)\s+(?:more|less|higher|lower|fewer|above|below|over|under)(?:[ ]than)?\s*(?:the)?\s*$
    """
)

OF_EARNERS: Final = grammar(  # "the bottom 10% less than"
    r"\b(?:top|bottom|lowest|highest|best[- ]paid|worst[- ]paid)[ ]\d+[ ]?(?:%|per[ ]?cent)[ ](?:more|less)\b[^#]*$"
)

_per = r"""(?:
    \s*(?:/|per|an?|each)\s?(?:year|yr|annum|hour|hr|month|mo|week|wk|day)
    |\s*annually
    |\s*(?:in[ ])?(?:base|total)(?:[ ]pay|[ ]compensation|[ ]salary)?
    |\s*(?:years?|yrs?)
    |\s*percent
    )?"""
OR_MORE: Final = grammar(
    rf"""{_per}\s*(?:
    \+
    |,?\s*(?:or|and)(?:[ ]even)?[ ](?:more|higher|above|over|greater|better|up|beyond|upwards?)\b
        (?![ ]than|[ ]experienced|[ ]skilled|[ ]?[$£€]?\d)
    |\bplus\b(?=\s*(?:$|[.,;)]|(?:a|per)[ ]year\b|(?:for|in|at|on)\b))  # "$120k plus", not "$120k plus bonus"
    )"""
)
OR_LESS: Final = grammar(
    rf"{_per}\s*(?:,?\s*(?:or|and)[ ](?:less|lower|below|under|fewer)\b|(?:max|maximum|at[ ]most|tops)\b)"
)


def bound_of(text: str, token: Token) -> Bound | None:
    """Which end of a single figure the words beside it leave open."""
    before = text[max(0, token.start - REACH_BEFORE) : token.start]
    denial = text[max(0, token.start - REACH_OF_DENIAL) : token.start]
    after = text[token.end : token.end + REACH_AFTER]
    more = token.plus or OR_MORE.match(after) is not None
    compared = COMPARED.search(before) is not None and not OF_EARNERS.search(before)
    if not compared and DENIED_LESS.search(denial):
        return Bound.AT_LEAST
    if not compared and (UP_TO.search(before) or DENIED_MORE.search(denial)):
        return Bound.UP_TO_OR_MORE if more else Bound.UP_TO
    if OR_LESS.match(after):
        return Bound.UP_TO
    if more or (not compared and AT_LEAST.search(before) and not STARTERS.search(before)):
        return Bound.AT_LEAST
    return None


def is_open_range(text: str, last: Token) -> bool:
    """Whether a range goes on above its higher end: "$120k-150k+", "5 to 10 years or more"."""
    return last.plus or OR_MORE.match(text[last.end : last.end + REACH_AFTER]) is not None
