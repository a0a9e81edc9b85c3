"""Names of roles in text: a head noun ("engineers") with the words of the field before it."""

import re
from typing import Final

from etl.role_key import GROUPS, role_key, singular
from etl.stretches import Stretch

HEADS: Final = (
    r"[a-z]{2,}(?:ologist|icist|ographer|omist)|chemist|engineer|scientist|analyst|developer"
    r"|architect|researcher|manager|programmer|designer|administrator|specialist|consultant"
    r"|statistician|mathematician|technician|nurse|informaticist|informatician|strategist|ethicist"
    r"|annotator|operator|tester|recruiter|practitioner|professional|expert|trader|linguist"
    r"|strategist|writer|auditor|officer|lead|hacker|modeler|owner|advocate|evangelist|editor"
    r"|teacher|accountant|planner|underwriter|pharmacist|therapist|physician|adviser|advisor"
    r"|lawyer|attorney|counsel|assistant|associate|hygienist|electrician|mechanic|welder|plumber|fitter"
    r"|machinist|paramedic|librarian|dietitian|paralegal|bookkeeper|coordinator|instructor|educator"
    r"|copywriter|animator|illustrator|journalist|translator|interpreter|estimator|inspector|installer"
)
WHOLE: Final = (
    r"actuary|actuaries|biostatistician|bioinformatician|bioinformaticist|roboticist|quant|quants"
    r"|SRE|SREs|MLE|MLEs|DBA|DBAs|SDE|SDEs|economist|epidemiologist|geneticist|physicist|chemist"
    r"|statistician|mathematician|ethicist|informaticist|cryptographer|webmaster"
    r"|registered nurse|surveyor|drafter|electrician|plumber|welder|machinist|paralegal|paramedic|librarian|dietitian"
)
MODIFIERS: Final = frozenset(
    """
    machine learning deep ai ml dl data software hardware computer vision natural language processing
    nlp research applied infrastructure platform devops mlops dataops llmops devsecops cloud security
    cybersecurity information network networking systems system edge site reliability backend back-end
    frontend front-end full-stack fullstack full stack web mobile android ios embedded firmware robotics
    robot robotic perception controls control autonomous vehicle driving speech audio signal voice
    quantitative quant business intelligence product project program programme technical sales solutions
    solution marketing database analytics etl big prompt generative llm llms gpu cuda kernel compiler
    graphics game gaming simulation test qa quality assurance automation clinical health healthcare
    medical nursing nurse informatics ux ui user experience interaction interface design policy ethics
    ethical responsible safety alignment decision operations ops blockchain crypto cyber threat
    penetration forensic incident reinforcement analytics financial finance risk credit fraud actuarial
    investment algorithm algorithmic algorithms trading electrical mechanical electronics biomedical
    bioinformatics computational genomics manufacturing process industrial mechatronics aerospace chip
    silicon asic fpga rtl verification semiconductor soc vlsi analog digital growth recommendation
    recommender search ranking relevance knowledge graph ontology conversational chatbot linguistic it
    python java javascript golang go rust ruby scala c++ .net php react node api integration
    implementation support customer success reporting insights supply chain logistics operations model
    modeling modelling training inference performance distributed hpc high-performance computing
    parallel storage virtual augmented reality ar vr xr geospatial gis remote-sensing satellite climate
    weather science engineering development bi crm erp sap salesforce tableau tech technology digital
    innovation transformation principal-component privacy trust governance compliance annotation
    insurance retail applications application education energy hr human resources legal tax equity portfolio pricing people
    pharma biotech media labeling labelling content community developer relations devrel release build
    mlsecops observability sensing critical practical public mathematical statistical evaluation field
    service structural civil chemical environmental nuclear petroleum mining packaging materials wireless rf
    radio optical photonics telecom acoustics laboratory lab radiation respiratory physical occupational
    dental veterinary social estate construction property facilities maintenance hvac wind turbine solar
    diesel aircraft avionics automotive marine warehouse procurement purchasing inventory payroll treasury
    audit claims mortgage loan wealth brand seo email event communications talent learning instructional
    curriculum scrum agile desktop helpdesk desk service-desk database telecommunications flight air traffic
    drone uav battery power grid utility thermal hydraulic
    """.split()
)
LEVEL_WORDS: Final = frozenset(
    """
    senior junior staff principal lead entry-level mid-level entry mid chief head associate sr sr. jr
    jr. graduate intermediate experienced mid-career early-career intern distinguished senior-level
    junior-level starting new top veteran skilled many most some all these those the a an average
    typical our their your his her its both other several good great best qualified talented more fewer
    hiring hire hires employ employs aspiring certified licensed remote freelance contract independent
    self-employed full-time part-time local us u.s. american british canadian german indian european uk
    for of and or in at to by as vs with per how what why when are do does can is should become becoming
    median about compared successful individual fellow young older female male overall salary pay earn
    wages compensation demand job jobs career guide top-paid highest-paid well-paid while because since
    if although though but however unlike like even where whereas so still yet also that which who than
    from into over after before during open total current available posted advertised unfilled only
    """.split()
)
OF_ONE_FIELD: Final = frozenset(("remote sensing", "lead generation"))  # no level, no place of work
FIELD_NOUNS: Final = (
    r"engineering|science|research|development|analytics|administration|architecture|security|operations"
)

HEAD: Final = re.compile(rf"\b(?:(?:{HEADS})s?|(?:{WHOLE})s?)\b(?!['’]?s? (?:degree|thesis))", re.IGNORECASE)
MORE_OF_HEAD: Final = re.compile(r" (?:assistant|aide|practitioner)s?\b", re.IGNORECASE)
GROUP: Final = re.compile(rf"\b(?:{GROUPS})\b", re.IGNORECASE)
FIELD: Final = re.compile(rf"\b(?:{FIELD_NOUNS})\b", re.IGNORECASE)
WORDS_BEFORE: Final = re.compile(r"[A-Za-z&][\w+#.'’-]*")
AMBIGUOUS_HEADS: Final = ("lead", "associate", "assistant", "expert")
REACH: Final = 70
MOST_WORDS: Final = 6
FORETELLS: Final = re.compile(
    r" (?:see|predict|forecast|project|estimate|say|said|reckon|warn|foresee|believe|expect(?! to\b))s?\b"
    r"(?! (?:their|themselves))"
)
IN_PLACE: Final = re.compile(
    r"\b(?i:in|at|across|near|around|throughout|from|outside|within) (?:the )?(?:[A-Z][\w.'’-]*,? )*$"
)
INCLUDING: Final = re.compile(r",? including $")


def find_roles(text: str) -> list[Stretch[str]]:
    """The roles a text names, as written but singular ("data scientists" -> "data scientist")."""
    found = [span for match in HEAD.finditer(text) if (span := _role(text, match))]
    joined: list[Stretch[str]] = []
    for span in found:
        if joined and span.end == joined[-1].end:
            continue  # the assistant of "therapist assistant"
        gap = text[joined[-1].end : span.start] if joined else ""
        if INCLUDING.fullmatch(gap) or (gap == " (" and text.startswith(" included)", span.end)):
            above = joined.pop()
            span = Stretch(above.start, span.end, f"{above.value} (including {span.value})")
        joined.append(span)
    return joined


def find_fields(text: str) -> list[Stretch[str]]:
    """Fields of work that stand for a role: "machine learning engineering", "AI jobs"."""
    found = [span for match in GROUP.finditer(text) if (span := _role(text, match))]
    fields = [span for match in FIELD.finditer(text) if (span := _role(text, match))]
    covered = [(span.start, span.end) for span in found]
    return found + [s for s in fields if not any(a <= s.start and s.end <= b for a, b in covered)]


def find_subjects(text: str) -> list[Stretch[str]]:
    """Roles, and fields of work that stand for one, left to right; a role in a field's name is the role."""
    roles = find_roles(text)
    fields = [f for f in find_fields(text) if not any(f.start < r.end and r.start < f.end for r in roles)]
    return sorted(roles + fields, key=lambda span: span.start)


def _role(text: str, match: re.Match[str]) -> Stretch[str] | None:
    start = _first_modifier(text, match.start())
    head = match[0]
    if FORETELLS.match(text, match.end()):
        return None  # "economists expect", "government statisticians see"
    if start == match.start() and not _stands_alone(head):
        return None
    if head.lower() in AMBIGUOUS_HEADS and re.match(r" (?:to|the|in)\b", text[match.end() :]):
        return None
    more = MORE_OF_HEAD.match(text, match.end())  # physical therapist assistant
    end = more.end() if more else match.end()
    return Stretch(start, end, _spelled(text, start, end))


def _first_modifier(text: str, head: int) -> int:
    """Where the words of the field before a head noun begin; `head` itself if there are none."""
    start, joiner = head, False
    begin = max(0, head - REACH)
    for word in reversed(list(WORDS_BEFORE.finditer(text, begin, head))[-MOST_WORDS:]):
        gap = text[word.end() : start]
        if not re.fullmatch(r"[ \u00a0]+|\s*/\s*|-", gap) or word.start() == begin > 0:
            break
        name = word[0].lower()
        if name in ("and", "&"):
            if start == head or joiner:
                break
            joiner = True
            pending = start
            start = word.start()
            continue
        known = name in MODIFIERS
        if joiner and (not known or name in ("engineer", "developer")):
            return pending
        titled = text[word.end() :].lstrip(" /-")[:1].isupper()
        directly = start == head and not re.search(r"(?:ed|ing|ly|ful|ive|ous|al)$", name)
        starts = _starts_sentence(text, word.start()) and not titled and not directly
        capital = word[0][0].isupper() and name not in LEVEL_WORDS and not starts
        if (
            capital
            and not known
            and not titled
            and IN_PLACE.search(text[max(0, word.start() - 40) : word.start()])
        ):
            break  # "In Toronto data engineers earn"
        following = text[word.end() :].split(maxsplit=1)[:1]
        is_of_field = f"{name} {''.join(following).lower()}" in OF_ONE_FIELD
        if (
            (name in LEVEL_WORDS and not is_of_field)
            or not (known or capital or is_of_field)
            or (word[0].endswith((".", "'s", "’s")) and not known)
        ):
            break
        start, joiner = word.start(), False
    return pending if joiner else start


def _stands_alone(head: str) -> bool:
    """A profession that needs no word before it; initials count only as written in capitals."""
    if not re.fullmatch(rf"(?:{WHOLE})s?", head, re.IGNORECASE):
        return False
    return head.rstrip("s").isupper() or head.rstrip("s").lower() not in ("mle", "sre", "dba", "sde", "quant")


def _starts_sentence(text: str, at: int) -> bool:
    head = text[:at].rstrip()
    return not head or head[-1] in ".!?:•|"


def _spelled(text: str, start: int, end: int) -> str:
    """Singular, and without the capital that only the start of a sentence gave it."""
    words = re.sub(r"\s+", " ", text[start:end]).split(" ")
    words[-1] = singular(words[-1])
    rest = words[1:]
    has_sentence_capital = _starts_sentence(text, start) and words[0][:1].isupper() and words[0][1:].islower()
    if has_sentence_capital and rest and not any(word[:1].isupper() for word in rest):
        words[0] = words[0].lower()
    return " ".join(words)


def same_role(one: str, other: str) -> bool:
    """Whether two names are one role: capitals, plurals and common initials aside."""
    return role_key(one) == role_key(other)


def is_field_of(field: str, role: str) -> bool:
    """Whether "backend roles" is only another word for backend engineers."""
    words = re.sub(rf"\s(?:{GROUPS})$", "", field, flags=re.IGNORECASE)
    return words != field and words.lower() == role.lower().rsplit(" ", 1)[0]
