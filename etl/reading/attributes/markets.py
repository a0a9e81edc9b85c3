"""Markets: "the global deep learning market", "spending on AI chips"."""

from typing import Final

from etl.reading.words import any_of, grammar
from etl.stretches import Stretch, without_overlaps

# Words that are no part of a market's name: before it, and right before "market".
_not_inside = any_of(
    """
    the  a  an  this  that  its  and then  of  in  for  is  was  are  by  overall  whole  total  entire
    current  said  says  while  whereas  but  as  to  into  grow  job  labor  labour  housing  stock  us job
    key  major  top  latest  new  growing  hot  tight  employer  candidate  recent
    """
)
_not_last = any_of(
    r"""
    the  a  an  this  that  its  of  in  for  is  was  are  by  job  labor  labour  housing  stock  talent
    hiring  salary  pay  overall  total  entire  whole  and  employment  to  per  same  open  current
    competitive  us  u\.s\.  key  major  top  latest  new  growing  hot  tight  recent  american
    """
)
MARKET: Final = grammar(
    rf"""
    \b(?P<name>(?:(?!{_not_inside}\b)[\w&'’/+.-]+[ ]){{0,6}}?(?!{_not_last}\b)[\w&'’/+.-]+)
    [ ](?:market|industry|sector)(?:[ ]size|[ ]value|[ ]revenues?)?\b
    (?![ ](?:data|rate|report\b))
    """
)
_ends_name = any_of(
    r"""
    is\b  was\b  are\b  will\b  were\b  has\b  reach  could  should  at\b  stood  to\b  grew  rose  in\b
    from\b  worth  hit  may\b  by\b  totalled  totaled  exceed
    """
)
MARKET_FOR: Final = grammar(
    rf"""
    \b(?:market|spending|investment|expenditure|revenues?|sales|shipments)[ ](?:for|in|on|from|of)[ ]
    (?P<name>(?:the[ ])?[\w&'’/+-]+(?:[ ](?!{_ends_name})[\w&'’/+-]+){{0,5}})
    """
)


VALUED: Final = grammar(  # values edge AI chips at $22.4 billion
    r"""
    \b(?:values?|valued|puts|sizes?|pegs)[ ](?:the[ ])?(?:global[ ])?
    (?P<name>[\w&+/-]+(?:[ ](?!at\b)[\w&+/-]+){0,4})[ ]at[ ](?:about[ ]|around[ ]|roughly[ ])?
    (?=(?:[$£€]|USD[ ]?|EUR[ ]?|GBP[ ]?)[\d.,]+[ ]?(?:bn|tn|billion|trillion)\b)
    """
)
_foreseen = any_of("(are|is|were|was) (\\w+ )?(expected|projected|predicted|forecast|set|estimated|tipped)")
SALES_OF: Final = (
    grammar(  # Automotive LiDAR sales are forecast to reach X, growing 9% a year; no firm's sales
        rf"""
    \b(?P<name>(?:(?!{_not_inside}\b)[\w&'’/+.-]+[ ]){{0,4}}?(?!{_not_last}\b)[\w&'’/+.-]+)
    [ ](?:sales|revenues?|spending)[ ]
    (?={_foreseen}\b[^.]{{0,60}}(?:\.\d[^.]{{0,60}})?\b(?:cagr|per[ ]year|a[ ]year|annually|worldwide|globally)\b)
    """
    )
)


MARKET_OF: Final = grammar(  # AI security as a whole was a market of $25.4 billion
    rf"""
    (?:^|[.;:,][ ](?:[A-Z]+:[ ])?)(?P<name>(?:(?!{_not_inside}\b)[\w&'’/+.-]+[ ]){{0,3}}?(?!{_not_last}\b)[\w&'’/+.-]+)
    [ ](?:as[ ]a[ ]whole[ ])?(?:is|was)[ ](?:now[ ]|already[ ])?a[ ]market[ ](?:of|worth)\b
    """
)


def find_markets(text: str) -> list[Stretch[str]]:
    """Markets named before the word or after "market for", without article."""
    found = [
        match
        for pattern in (MARKET, MARKET_FOR, MARKET_OF, SALES_OF, VALUED)
        for match in pattern.finditer(text)
    ]
    return without_overlaps(
        Stretch(match.start(), match.end(), match["name"].removeprefix("the "))
        for match in found
        if not match["name"].isdigit()
    )
