"""What a sentence under "Pay by industry" compares: "Oil and gas pays $118,500, then pharmaceuticals at $107,200"."""

from collections.abc import Sequence
from typing import Final

from etl.places import find_places
from etl.reading.attributes.levels import find_levels
from etl.reading.words import any_of, grammar, words
from etl.roles import find_roles

_verb = any_of(
    """
    is  are  was  were  sits?  comes?  pays?  averages?  follows?  leads?  brings?  offers?  ranks?  tops?  lands?
    trails?  reports?  reaches  stands?
    """
)
_firms = any_of("firms  companies  employers  sector  industry  clients")
_name = r"(?P<name>[A-Za-z][\w&'’/-]*(?:(?:,?[ ](?:and|&)[ ]|[ ])[A-Za-z][\w&'’/-]*){0,4}?)"
SUBJECT: Final = (
    grammar(  # all that stands between the figure before, or the sentence's start, and the figure
        rf"""
    (?:.*[;:.][ ]+)?[\s,)(]*(?:on[ ]average,?[ ])?(?:(?:and|then|while|but|followed[ ]by|with|in)[ ]+)*(?:the[ ])?
    {_name}
    (?:[ ]{_firms})?
    (?:[ ]{_verb}\b[^.;]*?)?
    [\s,(:]*(?:on[ ]average[\s,]*)?(?:(?:at|about|around|with|roughly|just|only|some|an?|meager|modest|mere|solid)[ ]*)*
    """
    )
)
LISTED: Final = grammar(  # "The best-paying industries are technology (#"
    r"(?:^|.*(?:,|\band|\bare|\bis|\bin|:)[ ])(?P<name>[A-Za-z][\w&'’/-]*(?:[ ][\w&'’/-]+){0,3})[ ]\("
)
NO_GROUP: Final = words(
    r"""
    come  comes  next  rear  follow*  about  around  roughly  just  only  it  they  that  this  these  those
    there  pay(s|ing)?  salar(y|ies)  most  least  average  median  mean  which  base
    you  we  i  he  she  others?  everyone  everybody  rest  bottom  top  figures?  range  people  industr(y|ies)
    sectors?  data  all  both  each  some  many  any  total  bonus*  equity  stock  premium  difference  gap  lowest  highest
    staff  workers?  professionals?  from  to  than  for  per  of  up  down  between  by  growth  postings  jobs  not  no
    """
)
LONGEST: Final = 200


def group_subjects(sentence: str, figures: Sequence[tuple[int, int]]) -> list[str | None]:
    """For each figure the name that the words before it compare."""
    starts = [0, *(end for _, end in figures)]
    return [_subject(sentence[start:at]) for start, (at, _) in zip(starts, figures, strict=False)]


def _subject(words_before: str) -> str | None:
    if len(words_before) > LONGEST:
        return None
    for pattern, said in (
        (SUBJECT, words_before),
        (SUBJECT, words_before.rpartition(",")[2]),
        (LISTED, words_before),
    ):
        match = pattern.fullmatch(said)
        name = match["name"].strip() if match else ""
        if (
            name
            and not NO_GROUP.search(name)
            and not (find_places(name) or find_levels(name) or find_roles(name))
        ):
            return name
    return None
