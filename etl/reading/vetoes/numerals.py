"""Why a numeral is no figure at all, told by what touches it: versions, phone numbers, ages, sizes.

A row looks at the characters before a numeral, after it, or at its digits; all that it names must fit. The
first row that fits gives the reason.
"""

import re
from dataclasses import dataclass
from typing import Final

from etl.reading.figures.numbers import Token
from etl.reading.words import any_of

REACH: Final = 40  # characters that a row sees to either side
NO_NUMBER: Final = "not one number (a version, a list or a serial)"


@dataclass(frozen=True, slots=True)
class TokenVeto:
    """What stands around or in a numeral that is no figure."""

    reason: str
    before: re.Pattern[str] | None = None  # ends at the numeral
    after: re.Pattern[str] | None = None  # starts after its last digit
    digits: re.Pattern[str] | None = None  # the numeral itself
    of_money: bool = False  # holds even beside a currency
    of_percent: bool = True  # holds even before a percent sign

    def fits(self, before: str, after: str, digits: str) -> bool:
        """Whether all that the row names is there."""
        return (
            (self.before is None or self.before.search(before) is not None)
            and (self.after is None or self.after.match(after) is not None)
            and (self.digits is None or self.digits.fullmatch(digits) is not None)
        )


_part = any_of(
    r"""
    fig(ure|s|\.)?  tables?  pages?  pp?\.  sections?  chapters?  part  appendix  exhibit  step  lesson
    module  item  no\.  number  note  footnote  box  slide  volume  vol\.  issue  week  day  phase  tier
    round  rule  tip  reason  question  myth  episode  unit  level  stage  option  version  v\.?  release
    type  class  grade  category  group  zone  band  cohort  season  batch  edition  #
    """
)
_product = any_of(
    r"""
    GPT  Python  CUDA  Java  C\+\+  PyTorch  TensorFlow  ROS  Ubuntu  Windows  iOS  Android  React  Angular
    Web  Industry  Llama  Gemini  Claude  PHP  Kubernetes  Spark  Excel  Office  macOS  USB  Wi-Fi  Bluetooth
    HTTP  Scala  Node  Vue  Django  Postgres  Fortran  Swift  Kotlin  \.NET  BERT  YOLO  ResNet  Unreal Engine
    Unity  RTX  Stable Diffusion  version  Society  Logistics  Pharma
    """
)
_law = any_of(
    r"""
    form  ISO(/IEC)?  IEC  SOC  RFC  NIST  section  title  IEEE  HIPAA  EN  DIN  BS  NFPA  schedule  W  H  O
    L  EB  F  J  GS  SIC  NAICS  SOC code  local law  directive  P\.L\.  Reg(ulation)?\.?  IR  T  AB  SB  HB
    CPT  ICD  DO
    """
)
_measure = any_of(
    r"""
    [KMGTP]i?B  [kmgt]i?b/s  bits?  bytes?  GHz  MHz  Hz  kHz  dB  nm  mm  cm  km  ms  fps  watts?  kW  MW
    volts?  TFLOPS?  petaflops?  cores?  GPUs?  TPUs?  CPUs?  parameters?  params?  tokens?  nodes?  qubits?
    layers?  epochs?  dimensions?  metres?  meters?  miles?  feet  sq  kg  tons?  degrees?
    """
)
_street = any_of(
    r"""
    St(reet)?  Ave(nue)?  Road  Rd  Blvd  Boulevard  Lane  Drive  Dr  Square  Suite  Floor  Way  Plaza
    Parkway
    """
)
_room = any_of(r"Suite  Floor  Ste  Apt  Room  Building  Bldg  P\.?O\.? Box")
_ranked = any_of("century  edition  anniversary  place  floor  generation  annual  birthday  grade  quarter")
_person = "[A-Z][a-z]+(?: [A-Z][a-z]+)?, $"

SHARES: Final = "shares of a split or a schedule"
TOKEN_VETOES: Final[tuple[TokenVeto, ...]] = (
    TokenVeto(
        "the name of a retirement plan",
        digits=re.compile("401|403|457"),
        after=re.compile(r"\s?\(?[kKb]\b\)?"),
        of_money=True,
    ),
    TokenVeto(
        "the number of a figure, table, page or section",
        before=re.compile(rf"\b{_part}\s?#?$", re.IGNORECASE),
    ),
    TokenVeto(
        "part of a name",  # 3D, 5G; not 5k, 5m, 5bn, 5th, 5-year
        after=re.compile(
            r"(?:-?[A-WYZa-wyz][A-Za-z]*\b|D\b)(?<![kKmMbB])(?<!bn)(?<!st)(?<!nd)(?<!rd)(?<!th)(?<!-year)(?<!-day)"
        ),
        digits=re.compile(r"\d{1,2}"),
    ),
    TokenVeto("a tolerance", before=re.compile(r"(?:±|\+/-|\+/−)\s?$"), of_money=True),
    TokenVeto("a footnote mark", before=re.compile(r"\[$"), after=re.compile(r"\]")),
    TokenVeto(
        "a software version or model name",
        before=re.compile(rf"(?:^|[^\w$£€])[A-Za-z]{{1,12}}-?$|\b{_product}[ -]?$"),
        of_percent=False,
    ),
    TokenVeto(
        "a form, visa, standard or law",
        before=re.compile(rf"\b{_law}[ -]?(?:No\.? )?$"),
        digits=re.compile(r"\d[\d.,-]*"),
    ),
    TokenVeto(
        "a telephone number",
        before=re.compile(r"\b(?:tel|phone|call|fax|mobile|dial|text|hotline)\b[^.]{0,20}$", re.IGNORECASE),
        digits=re.compile(r"[\d]{3,}"),
    ),
    TokenVeto("a time of day", after=re.compile(r":\d\d\b|\s?(?:a\.?m\.?|p\.?m\.?|AM|PM|o'clock)\b")),
    TokenVeto("a time of day", before=re.compile(r"\b\d{1,2}:$")),
    # 70/20/10: the first, those between, the last
    TokenVeto(SHARES, digits=re.compile(r"\d{1,2}"), after=re.compile(r"/\d{1,2}/\d{1,2}\b")),
    TokenVeto(SHARES, before=re.compile(r"\b\d{1,2}/$"), after=re.compile(r"/\d{1,2}\b")),
    TokenVeto(SHARES, before=re.compile(r"\b\d{1,2}/\d{1,2}/$")),
    TokenVeto(
        "a rating", after=re.compile(r"\s?(?:/\s?(?:5|10|100)\b|out of (?:5|10|five|ten)\b|stars?\b|-star\b)")
    ),
    TokenVeto("a rating", before=re.compile(r"\d\s?/\s?$"), digits=re.compile("5|10|100")),
    TokenVeto("a length of reading", after=re.compile(r"[\s-]?(?:min(?:ute)?s?|sec(?:ond)?s?)\b")),
    TokenVeto(
        "a phrase, not a number",  # 24/7
        before=re.compile(r"(?:^|\s|/)$"),
        digits=re.compile("24|7|360|365"),
        after=re.compile("/7|/365|-degree|°"),
    ),
    TokenVeto("a phrase, not a number", before=re.compile("24/$")),
    TokenVeto("memory, data or model size", after=re.compile(rf"[\s-]?{_measure}\b")),
    TokenVeto(
        "a postal code or street number",
        after=re.compile(rf" (?:[NSEW]\.? )?(?:[A-Z]\w+ ){{1,3}}{_street}\b"),
    ),
    TokenVeto(
        "a postal code or street number",
        before=re.compile(rf"\b[A-Z]{{2}} $|\b{_room}\.? $"),
        after=re.compile(r"(?!\s?(?:[kKmM%]\b|%))"),
        digits=re.compile(r"\d{2,5}"),
    ),
    TokenVeto(
        "a copyright year",
        before=re.compile(r"(?:©|\(c\)|copyright)\s?(?:\d{4}\s?[-–]\s?)?$", re.IGNORECASE),
    ),
    TokenVeto("a rank or century", after=re.compile(rf"(?:st|nd|rd|th)?[ -]{_ranked}\b")),
    TokenVeto("an age", before=re.compile(r"\b(?:aged?|age of|ages|turned|turning)\s$", re.IGNORECASE)),
    TokenVeto(
        "an age",  # Maria, 34, moved
        before=re.compile(rf"^{_person}|[a-z.,] {_person}"),
        after=re.compile(","),
        digits=re.compile(r"[2-7]\d"),
    ),
    TokenVeto("an age", after=re.compile(r"[\s-]year[\s-]olds?\b")),
    TokenVeto(
        "a round figure, not a number",  # in the low $70,000s
        after=re.compile(r"[kK]?['’]?s\b"),
        before=re.compile(r"[$£€]\s?$"),
        of_money=True,
    ),
    TokenVeto("a decade", digits=re.compile(r"(?:19|20)\d0|\d0"), after=re.compile("['’]?s\\b")),
)


def token_veto(text: str, token: Token) -> str | None:
    """Why a numeral is no figure, judged by what touches it."""
    if token.value is None:
        return NO_NUMBER
    digits = re.sub(r"^\D+|\D+$", "", token.text)
    end = token.digits_start + len(digits)
    before = text[max(0, token.digits_start - REACH) : token.digits_start]
    after = text[end : end + REACH]
    for row in TOKEN_VETOES:
        if (token.currency and not row.of_money) or (token.percent and not row.of_percent):
            continue
        if row.fits(before, after, digits):
            return row.reason
    return None
