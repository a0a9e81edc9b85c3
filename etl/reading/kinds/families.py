"""The family of a quantity: from its own signs, else from the words, columns and scopes that type it."""

import re
from typing import Final

from etl.reading.context import Context
from etl.reading.denominations import multiplier_of
from etl.reading.kinds.column_families import GENERIC_COLUMN, OF_SAMPLE, column_family
from etl.reading.kinds.family import Family
from etl.reading.kinds.vocabulary import MARKET, PAY
from etl.reading.labels import lent_by_label
from etl.reading.lent import Lent
from etl.reading.words import any_of, grammar, words
from etl.roles import HEADS

# What follows a bare number says what it counts.
TIMES: Final = re.compile(r"^\s?(?:x|×|times|-?fold)(?![A-Za-z])")
YEARS: Final = grammar(r"^[\s-]*(?:or[ ]more[ ]|plus[ ]|and[ ]up[ ]|or[ ]so[ ])?(?:years?|yrs?)\b")
_jobs = any_of(
    r"""
    jobs  job (openings?|postings?|ads|adverts|listings|offers|vacancies|seekers)  openings?  postings?
    vacanc(y|ies)  positions?  roles  listings?  adverts?  ads  hires  workers  (job )?requisitions
    people h(o|e)ld(ing)? (the|this|that|such|these)  open posts  vacant posts
    people (employed|working|worked|worldwide|globally|in (tech|the field|it|data|ai)\b)
    people in\b(?=.*\b(title|job|role|work))
    """
)
OF_JOBS: Final = grammar(
    rf"""
    ^\s*(?:(?!(?:and|or|in|at|by|from|to|of|for|with|on|per|the|an?)\b)[\w./&'’-]+\s+){{0,6}}?{_jobs}\b
    """
)
_professions = any_of(
    """
    engineers  scientists  analysts  developers  architects  researchers  designers  specialists  consultants
    professionals  nurses  actuaries  statisticians  managers  administrators  technicians  practitioners
    experts
    """
)
OF_PEOPLE: Final = re.compile(
    rf"\s*(?:(?:[\w./&-]+\s+){{0,4}}?{_professions}|of (?:them|these|those))\b", re.IGNORECASE
)
OF_A_ROLE: Final = re.compile(rf"\s*(?:[\w./&-]+\s+){{0,3}}?(?:{HEADS})s\b")
EMPLOYED: Final = words(
    """
    employ(s|ed|ing)?  there (are|were)  held  hold  workforce  jobs? (for|held)  working  shortage of
    shortfall of  demand for  need(s|ed)? (for )?  openings for  adds?  hired?  recruit*  number of  counts?
    (state|country|nation|city|region|metro|county) has  counted  lists?  listed  registers?  registered
    """
)
PEOPLE: Final = re.compile(r"\s(?:more |additional |extra )?(?:people|workers|specialists)\b")
EMPLOYED_JUST: Final = re.compile(
    r"\b(?:employ(?:s|ed)?|needs?|lacks?|short of|be short of) (?:about |some |around |roughly |over |nearly )?$"
)
NUMBER_OF: Final = words("number of  employment of  workforce (of|is|was|totals?|numbers)")
NUMBERED: Final = re.compile(
    r"\b(?:number(?:ed|s|ing)|[Ww]e count(?:ed)?) (?:about |around |some |roughly |over |only )?$"
)
FROM_OR_TO: Final = re.compile(r"\b(?:from|to) $")
CHANGED_NUMBER: Final = grammar(  # "vacancies rose from 310 in 2022 to 455"
    rf"\b(?:{_jobs}\b[^.:;]{{0,60}}\b(?:rose|fell|grew|went|climbed|dropped|slipped|jumped|increased|up|down)"
    r"|employment\b[^:;]{0,80},)[ ]from[ ]\d"
)
FEWEST_JOBS: Final = 20  # "six roles of a team" are no jobs count
FEWEST_PEOPLE: Final = 1000

OTHER_THINGS: Final = re.compile(
    r"\s+(?!(?:to|or|and|per|an?|in|on|of|for|gross|net|base|total|plus)\b)[a-z]{4,}"
)
COUNTED_BY: Final = re.compile(
    r"\W*(?:employment|jobs|openings|postings|vacancies) (?:by|in)\b", re.IGNORECASE
)
# A number with its own scale ("1.2 million") is money only where nothing else is counted.
NOT_COUNTED: Final = grammar(
    r"""
    \s*(?:$|[^\w\s]
    |(?:per|an?|annually|for|in|at|and|to|or|depending|base|salary|salaries|with|on|gross|before|by|plus|range|is|are
        |was|total|this|last|next|over|more)\b)
    """
)
EARNED: Final = re.compile(
    r"\b(?:earns?|averages?|makes?|paid|pays?|median|get|gets|command)\b[^#]{0,30}#", re.IGNORECASE
)
PAID_PER: Final = re.compile(r"\s(?:an?|per) (?:hour|day|week|month|year)\b")
LEAST_TOLD: Final = 20
TOLD_ENDS: Final = re.compile(r"\s*(?:$|[.,;)]|(?:and|if|in|on|after|at|or|for|with)\b)")
YOU_ARE_ON: Final = re.compile(
    r"(?:['’]re|['’]s|\bare|\bis) (?:on|at|looking at|making) (?:about |around |like )?$", re.IGNORECASE
)
NAME_BEFORE: Final = re.compile(
    r"\W*(?:and )?[A-Z][\w'-]+(?: [\w'-]+){0,3},?(?: itself)?(?: only| about| just| an?)* "
)
LEAST_PAY_OF_A_YEAR: Final = 9_000.0
LEAST_SCALED_PAY: Final = 5_000
LEAST_MARKET: Final = 1e8
LEAST_WEAK_MARKET: Final = 1e9

# An item whose whole text after the label is the figure.
ABOUT: Final = words(
    "about  around  roughly  approximately  some  over  nearly  up to  from  more than  at least"
)
FIGURE_ENDS: Final = re.compile(
    r"[\s*+]*(?:$|[(;,.]|per\b|/|an?\b|annually|gross|in [A-Z1-2Q]|as of|at the end of|this (?:year|month)|in (?:the|this) )"
)
YEARS_OF_LABEL: Final = re.compile(r",? (?:under |over )?\d.*$")
SAYS_PERCENT: Final = re.compile(r"%|per ?cent\b|pct", re.IGNORECASE)
MOST_YEARS: Final = 60

# The place of a figure in a clause that runs parallel to the one before.
NEXT_COUNT: Final = re.compile(
    r"\s*(?:$|[,.;)(]|and\b|in\b|by\b|for\b|last\b"
    r"|an? (?:year|month|quarter) (?:ago|earlier|before)\b|the (?:year|quarter) before)"
)
AFTER_DATED: Final = re.compile(r"^\s?\([^()]*\d{4}\)[,;] $")  # "160 (June 2025), 205"
NEXT_PLACE: Final = re.compile(r" (?:in|across) [A-Z][\w' -]+(?:$|[.,;)])")
AND: Final = re.compile(r"(?:\band|,|\banother|\babout|\bsome)\s$")
FEWEST_OF_PLACE: Final = 100
NEXT_PERCENT: Final = re.compile(
    r"\s*(?:$|[,.;)]|and\b|,? respectively|in\b|for\b|(?:above|below|under|over)\b)"
)
PARALLEL: Final = re.compile(
    r"(?:.*[,;])?\s*(?:and|,|while|but)?\s*(?:(?:for|in|at|among)\s+)?"
    r"(?:[A-Z][\w.' -]{1,40}|(?!most[ ]|usually|typically|mostly|often)(?:[\w-]+ ){1,4})?"
    r"(?:by |at |to |of |only |just |about |another |a |an |adds |closer to )*"
)


def family_of(context: Context, previous: Family | None) -> Family | None:
    """The family of a quantity, or None where nothing types it; `previous` is that of the one before it."""
    quantity, after = context.quantity, context.after
    if quantity.currency:
        return Family.MONEY
    if quantity.percent:
        return Family.PERCENT
    if TIMES.match(after):
        return Family.MULTIPLE
    if YEARS.match(after):
        return Family.YEARS
    if OF_JOBS.match(after):
        return Family.COUNT if quantity.size >= FEWEST_JOBS else None
    if _counts_people(context):
        return Family.COUNT
    if OF_SAMPLE.fullmatch(context.column) or (context.in_table and OF_SAMPLE.fullmatch(context.label)):
        return None
    if context.column and (typed := column_family(context.column)):
        return typed
    if context.in_table:
        return _cell_family(context)
    if quantity.scaled and not NOT_COUNTED.match(after):
        return None
    if quantity.scaled and quantity.size >= LEAST_SCALED_PAY and not quantity.is_weakly_scaled:
        return Family.MONEY if _speaks_of_sums(context) else None
    return _bare_family(context, previous)


def _counts_people(context: Context) -> bool:
    """ "There were 12,400 data scientists": people in a profession, where the words speak of their number."""
    if PEOPLE.match(context.after) and EMPLOYED_JUST.search(context.before):
        return context.quantity.size >= FEWEST_PEOPLE
    if not OF_PEOPLE.match(context.after) and not OF_A_ROLE.match(context.after):
        return False
    return (
        context.quantity.size >= FEWEST_PEOPLE
        and EMPLOYED.search(f"{context.before} {context.topic}") is not None
    )


def _cell_family(context: Context) -> Family | None:
    """The family of a bare number whose column says nothing of it: its row's, else that of the scopes."""
    if OTHER_THINGS.match(context.after):
        return None  # "21,406 subscribers"
    column = context.column
    if column and not GENERIC_COLUMN.fullmatch(column) and lent_by_label(column, "") == Lent():
        return column_family(context.label)
    texts = (context.label, *context.topics[:4])
    if COUNTED_BY.match(context.around.label_head):
        return Family.COUNT  # "Employment by industry" over the labels
    return next((family for text in texts if (family := column_family(text))), None)


def _speaks_of_sums(context: Context) -> bool:
    """Hundreds of millions are a market's, less is pay."""
    if context.quantity.size >= LEAST_MARKET:
        return MARKET.search(context.everything) is not None
    return context.in_thousands or PAY.search(f"{context.wide} | {context.topic}") is not None


def _bare_family(context: Context, previous: Family | None) -> Family | None:
    """The family of a number without a unit in prose or in an item: only with positive evidence."""
    quantity = context.quantity
    if quantity.is_weakly_scaled and quantity.size >= LEAST_WEAK_MARKET and context.attributes.market:
        return Family.MONEY
    if 10 <= quantity.size < 1000 and EARNED.search(context.clause) and _is_paid_in_thousands(context):
        return Family.MONEY
    if previous is not Family.PERCENT and is_told_in_thousands(context):
        return Family.MONEY
    if context.label and (typed := _labelled_family(context)):
        return typed
    is_whole = quantity.size >= FEWEST_JOBS and float(quantity.size).is_integer()
    if is_whole and FROM_OR_TO.search(context.before) and CHANGED_NUMBER.search(context.sentence):
        return Family.COUNT
    if quantity.tokens[0].grouped and NUMBER_OF.search(context.before):
        return Family.COUNT
    if is_whole and NUMBERED.search(context.before):
        return Family.COUNT
    if PAID_PER.match(context.after) and (context.after_pay or EARNED.search(context.clause)):
        return Family.MONEY
    return _parallel_family(context, previous)


def is_told_in_thousands(context: Context) -> bool:
    """ "Mackay, a hundred and thirty-six", "workshops pay ninety to a hundred", after pay told in thousands."""
    quantity = context.quantity
    if not context.in_thousands or quantity.currency or quantity.scaled or quantity.percent:
        return False
    if not LEAST_TOLD <= quantity.size < 1000 or not TOLD_ENDS.match(context.after):
        return False
    said = context.attributes
    names = said.place_is_own or said.level or said.role or said.industry or said.company_type
    is_paid = EARNED.search(context.clause) or YOU_ARE_ON.search(context.before)
    return bool(is_paid) or (
        PARALLEL.fullmatch(context.before) is not None and bool(names or is_name(context))
    )


def is_name(context: Context) -> bool:
    """Nothing stands before the figure but a name: "Coal, a hundred and forty-seven"."""
    return NAME_BEFORE.fullmatch(context.before) is not None


def _is_paid_in_thousands(context: Context) -> bool:
    """ "Seniors earn 185" under "Salaries in thousands of dollars"."""
    return any(column_family(topic) is Family.MONEY and multiplier_of(topic) for topic in context.topics)


def _labelled_family(context: Context) -> Family | None:
    """An item whose whole text after the label is the figure: "Openings: 12,400"."""
    _, colon, rest = context.before.rpartition(":")
    head = rest if colon else context.before.replace(context.label, "", 1)
    if ABOUT.sub("", head).strip(" ~≈*:.–—-") or not FIGURE_ENDS.match(context.after):
        return None
    named = (
        (text, column_family(YEARS_OF_LABEL.sub("", text))) for text in (context.label, *context.topics[:1])
    )
    return next((family for text, family in named if family and _is_likely(family, text, context)), None)


def _is_likely(family: Family, text: str, context: Context) -> bool:
    """Whether a bare number is of the size, or its text as plain, as the family wants it."""
    size = context.quantity.size
    if family is Family.MONEY:
        return size >= LEAST_PAY_OF_A_YEAR or any(multiplier_of(spoken) for spoken in (text, *context.topics))
    if family is Family.YEARS:
        return size <= MOST_YEARS
    return family is not Family.PERCENT or SAYS_PERCENT.search(text) is not None


def _parallel_family(context: Context, previous: Family | None) -> Family | None:
    """ "In London 12 percent and in Leeds 8": a bare number in the same place of a parallel clause."""
    if previous is Family.COUNT:
        is_count = context.quantity.tokens[0].grouped and NEXT_COUNT.match(context.after)
        is_count = is_count or (AFTER_DATED.match(context.before) and NEXT_COUNT.match(context.after))
        in_next_place = context.quantity.size >= FEWEST_OF_PLACE and NEXT_PLACE.match(context.after)
        return Family.COUNT if is_count or (in_next_place and AND.search(context.before)) else None
    if previous is not Family.PERCENT or context.quantity.size > 100:
        return None
    is_parallel = NEXT_PERCENT.match(context.after) and PARALLEL.fullmatch(context.before)
    return Family.PERCENT if is_parallel else None
