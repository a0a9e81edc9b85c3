"""What one sentence leaves to the next of its paragraph or list: role, market, source, year, place, kind."""

import re
from dataclasses import dataclass, replace
from typing import Final

from etl.facts import Kind
from etl.place_table import Place
from etl.places import find_places
from etl.reading.attributes.publishers import find_publishers
from etl.reading.claims import PAY_KINDS, Claim
from etl.reading.context import Attributes, Context, Surrounding
from etl.reading.figures.periods import Period
from etl.reading.kinds.family import Family
from etl.reading.kinds.rules import MARKET_KINDS, Named
from etl.reading.words import grammar
from etl.roles import find_roles

ABOUT_A_MARKET: Final = grammar(  # "It will reach", "The market grew"
    r"""
    ^\W*(?:it|they|this|that|these|growth|its|the[ ]market|revenue|sales|spending|by[ ]20\d\d|in[ ]20\d\d)\b
    |\bthe[ ](?:same[ ])?market\b|\b(?:has|puts|sees)[ ]it[ ]at\b|\bCAGR\b|\bcompound
    |\b(?:expects?|sees?|forecasts?|projects?)[ ](?:about[ ]|some[ ])?(?:[$£€]|USD[ ])[\d.,]+[ ]?(?:bn|billion|tn|trillion)\b
    """
)
ABOUT_PAY: Final = grammar(  # "They earn", "Pay starts at", "as is their pay"
    r"""
    ^\W*(?:salar(?:y|ies)|pay|wages|compensation|earnings|they|these|those|their|it|its
        |the[ ](?:figure|same|average|median|lowest|highest|top|bottom))\b
    |^\W*(?:(?:al)?most|many|half|nearly|the[ ](?:majority|middle|bulk|rest))\b[^.]{0,60}?
        \b(?:falls?|fell|lies?|lay|sits?|sat|lands?|ranges?|clusters?|ends?[ ]up|comes?[ ]in)\b
    |\btheir[ ](?:pay|salar(?:y|ies)|wages|earnings|compensation)\b
    """
)
OF_THE_SAME_KIND: Final = re.compile(
    r"^\W*(?:they|these|those)\b"
    r"|\bthey (?:average|are|run|come|rose|fell|grew|climbed|slid|dropped|jumped|declined|shrank|doubled|slipped)\b",
    re.IGNORECASE,
)
GOES_ON: Final = re.compile(r"\W*(?:that|this|it|which)\b", re.IGNORECASE)
THERE: Final = re.compile(r"\bthere\b")
TOLD_KINDS: Final = PAY_KINDS | {Kind.BONUS_AMOUNT, Kind.BONUS_PCT, Kind.EQUITY_PER_YEAR}
IT_SAYS: Final = re.compile(
    r"\b(?:it|they|the (?:bureau|agency|firm|site|survey|report|institute|same source)) (?:also )?"
    r"(?:projects?|expects?|estimates?|puts?|sees?|forecasts?|counts?|predicts?|reports?|lists?|gives?)\b",
    re.IGNORECASE,
)
ITS: Final = grammar(  # "Its average is", "The 25th percentile is"
    r"""
    ^\W*(?:its|it|the[ ](?:\d{1,2}(?:st|nd|rd|th)|median|average|lowest|highest|bottom|top|middle|["“]))
    |\bits[ ](?:own[ ])?(?:estimate|average|median|figure|range)
    """
)
NAME_ALONE: Final = re.compile(r"\W*[\w.']+(?: [\w.']+){0,3}[.:]\W*")  # "PayScale." over what it says
OPENING: Final = re.compile(r"\W*(?:(?:The|An?|Most|Many) )?")  # before the subject of a sentence
LONGEST_WITH_PLACE: Final = 400  # a longer sentence does not set the scene


@dataclass(slots=True)
class Carried:
    """What was said last, and whether what follows stands in the same block."""

    role: str | None = None
    market: str | None = None
    source: str | None = None
    year: Period | None = None
    place: Place | None = None
    publisher: str | None = None
    is_headed: bool = False  # the paragraph opens with nothing but its publisher's name
    named: Named | None = None
    was_pay: bool = False
    sum: float | None = None  # the pay spoken of last, and what it was paid for
    period: str | None = None
    was_forecast: bool = False
    in_thousands: bool = False  # pay was last told in thousands: "ninety thousand", "90k"
    same_block: bool = False
    subject: str | None = None  # the role that opened this paragraph or one before it
    has_begun: bool = False  # the paragraph

    def end_block(self) -> None:
        """A paragraph or item ends; what follows stands in another."""
        self.same_block = self.has_begun = False
        self.place = None
        self.publisher = None
        self.is_headed = False

    def remember_subject(self, sentence: str) -> None:
        """The role that opens a paragraph is what it and those after it are about."""
        if not self.has_begun and len(sentence) < LONGEST_WITH_PLACE:
            roles = find_roles(sentence)
            if roles and OPENING.fullmatch(sentence, 0, roles[0].start):
                self.subject = roles[0].value
        self.has_begun = True

    def remember_place(self, sentence: str) -> None:
        """The one place a sentence names is what "there" means in the next."""
        if len(sentence) >= LONGEST_WITH_PLACE:
            return
        places = [mention.place for mention in find_places(sentence) if mention.place.kind != "country"]
        if len(places) == 1:
            self.place = places[0]
            self.same_block = True

    def remember_publisher(self, sentence: str) -> None:
        """Whom "it projects" of the next sentence means."""
        if len(sentence) < LONGEST_WITH_PLACE and (
            names := {span.value for span in find_publishers(sentence)}
        ):
            self.publisher = names.pop() if len(names) == 1 else None
            self.is_headed = self.publisher is not None and NAME_ALONE.fullmatch(sentence) is not None

    def publisher_for(self, sentence: str, kind: Kind) -> str | None:
        """The publisher of the sentence before, where this one goes on with what it says."""
        if IT_SAYS.search(sentence) or (kind in TOLD_KINDS and (self.is_headed or ITS.search(sentence))):
            return self.publisher
        return None

    def remember(self, claim: Claim, family: Family, names_role: bool) -> None:
        """What a claim leaves to those after it."""
        said = claim.attributes
        if not self.same_block and said.role != self.role and claim.kind not in PAY_KINDS:
            self.role = None
        if names_role:
            self.role = said.role
        elif claim.kind in MARKET_KINDS:
            self.role = None
        self.market = said.market or self.market
        self.source = said.source
        self.was_pay = claim.kind in PAY_KINDS
        self.was_forecast = claim.is_projection
        if self.was_pay and claim.value.unit.count("_per_") == 1:
            self.sum = max(abs(end) for end in (claim.value.low, claim.value.high) if end is not None)
            self.period = claim.value.unit.partition("_per_")[2]
        self.year = said.period if said.period.is_single_year and self.was_pay else None
        self.named = Named(family, claim.kind)
        self.same_block = True

    def remember_scale(self, claim: Claim, in_thousands: bool) -> None:
        """Whether pay is told in thousands; what is paid by the hour says nothing of it."""
        if in_thousands or claim.value.unit.endswith("_per_year"):
            self.in_thousands = in_thousands

    @property
    def is_after_pay(self) -> bool:
        """The sentence before, in the same block, spoke of pay."""
        return self.was_pay and self.same_block

    def goes_on_forecasting(self, sentence: str) -> bool:
        """ "That would be 30% more" after a forecast."""
        return self.was_forecast and self.same_block and GOES_ON.match(sentence) is not None

    def kind_above(self, sentence: str) -> Named | None:
        """What "they" of a sentence were in the one before."""
        return self.named if self.same_block and OF_THE_SAME_KIND.search(sentence) else None

    def with_subject(self, said: Attributes, sentence: str, around: Surrounding) -> Attributes:
        """The attributes with the market that "it" and the place that "there" stand for."""
        if said.market is None and self.market and not around.in_table and ABOUT_A_MARKET.search(sentence):
            said = replace(said, market=self.market, market_is_carried=True)
        if not said.has_place and self.place and THERE.search(sentence):
            said = replace(said, city=self.place.city, state=self.place.state)
        return said

    def role_for(self, context: Context, kind: Kind) -> str | None:
        """The role spoken of before, in the same block or by a sentence on pay that goes on."""
        if context.in_table:
            return None
        goes_on = kind in PAY_KINDS and self.was_pay and not context.label and self.is_about_pay(context)
        return self.role if self.same_block or goes_on else None

    def source_for(self, context: Context, kind: Kind) -> str | None:
        """The source of the pay spoken of before."""
        return self.source if self.same_block and kind in PAY_KINDS and self.is_about_pay(context) else None

    def year_for(self, kind: Kind) -> Period | None:
        """The year of the pay spoken of before, which holds for the percentiles beside it."""
        return self.year if self.same_block and kind is Kind.SALARY_PERCENTILE else None

    @staticmethod
    def is_about_pay(context: Context) -> bool:
        """The sentence goes on about pay."""
        return ABOUT_PAY.search(context.sentence) is not None
