"""The places a text names: US cities and states, larger cities abroad, countries.

The table of places holds the names people use; the rules declared here say when a word is a place. Silicon
Valley and the Bay Area are San Francisco; a bare Washington is the state unless cities stand beside it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from etl.place_table import Place, read_place_rows

MOST_NAMES = 10_000  # looked at in one text, so that a megabyte of nothing but names stays cheap


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named at text[start:end]."""

    start: int
    end: int
    place: Place


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _words(words: str, between: str | None = None) -> frozenset[str]:
    return frozenset(_one_line(word) for word in words.split(between))


NOT_PLACES = _words(  # phrases that swallow the name of a place
    """
    US dollar | US dollars | U.S. dollar | U.S. dollars | North Korea | Ohio State | Michigan State |
    Arizona State | Iowa State | Florida State | Oregon State | North America | South America | Latin America
    | Central America | American Samoa | Georgia Tech | Virginia Tech | Texas Tech | Michigan Tech |
    Louisiana Tech | Berkeley DB | Oxford comma | Manhattan distance | Manhattan Project | Geneva Convention |
    Vienna Convention | Paris Agreement | Kyoto Protocol | Montreal Protocol
    """,
    "|",
)
ORGANISATION = _words(  # in a capitalised run after the name: somebody's name, not a place
    """
    university universities college institute institution school academy laboratory laboratories labs lab
    hospital clinic press times post globe tribune chronicle herald journal news magazine review gazette
    monthly inc llc ltd corp corporation company co group consulting dynamics instruments scientific
    technologies technological holdings partners ventures capital bank mellon trust mutual insurance financial
    securities fund airlines airways railway motors pharma booth stock exchange mercantile fed federal
    department bureau census army navy force senate congress a&m analytica
    """
)
ORDINARY = _words(  # may stand beside a place, capitalised in headings and tables
    """
    area areas metro metropolitan region county office offices hub market markets tech remote hybrid salary
    salaries pay average averages median mean typical total base premium range ranges compensation comp wage
    wages bonus job jobs role roles posting postings opening openings employer employers companies startup
    startups engineer engineers scientist scientists developer developers researcher researchers analyst
    analysts manager managers architect architects specialist specialists senior junior entry mid staff lead
    principal machine deep learning data software computer vision robotics research applied product cloud
    security backend frontend natural language systems ai ml nlp mlops it usa us uk cost living city cities
    state location locations place places highest lowest top best rank adjusted demand growth greater north
    south east west northern southern eastern western central downtown urban midtown upper lower wide based
    usd eur gbp chf sek nok dkk pln cad aud nzd inr sgd residents workers professionals team teams
    """
)
OPENERS = _words(  # capitalised only because a sentence or a heading begins with them
    """
    in at near from around outside across throughout within inside beyond to for of by on with the a an and or
    but both only even while whereas when where if although though because since as like unlike than between
    compared versus vs our their your my its his her this that these those some most many all other is are was
    not no nearby meanwhile
    """
)
PREPOSITIONS = _words("in at near from around outside across throughout within inside than")
SHOUTED = _words("HI IN ME OK OR")  # state codes that are words
WORDLIKE = SHOUTED | _words("AL CO DE ID LA MA MD MS OH PA")  # or degrees and titles after a person

ORGANISATION_BEFORE = re.compile(
    r"\b(?:(?:Universit(?:y|ät|é|à)|College|Institute|School|Academy|Bank|Museum|Hospital|Port|Reserve|Fed)"
    r"(?: of(?: Technology| the)?)?|UC|UT|UMass|UNC|UW|CUNY|SUNY|CSU|Cal State|IIT|IIM|IISc|NIT|IIIT|TU|LMU|"
    r"ETH|EPFL|Imperial|Carnegie Mellon) $"
)
CAMPUS = re.compile(r", | at | in | |[-–—]")  # joins a university to its place
RUN = re.compile(r"[ -][A-Z][\w&'’]*(?: (?:(?:of|and|the|for|&) )?[A-Z][\w&'’]*){0,4}")  # what is named
WORD_BEFORE = re.compile(r"([^\W\d_][\w&'’-]*)( the)? $")
NEXT_WORD = re.compile(r"[ -]([A-Za-z]+)")
STATE_AFTER = re.compile(r" [Ss]tate(?![\w-])")
CUE = re.compile(r"\b(?:[Ss]tate(?:s|wide)?|[Cc]it(?:y|ies))(?![\w-])[^.!?\n]{0,50}$")  # what a list is of
SENTENCE_END = re.compile(r"[.!?][\"')\]]*\s+(?:[A-Z]|$)|\n\s*\n")
LISTED_WITH = re.compile(r"\s*(?:[,;/&|·]|\b(?:and|or|vs\.?|versus|to)\b)(?:\s*(?:and|or|&))?\s*")
LABEL_BEFORE = re.compile(r"(?:^|[\n|\t])[ \t>*#_•–-]*(?:\d{1,2}[.)])?[ \t*_]*$")
LABEL_AFTER = re.compile(r"[ \t*_]*(?:[:;|(\t\n]|[-–—] |$)")
DECORATION = re.compile(
    r"^(?:(?:the|greater|metro(?:politan)?|downtown|urban|central) )+"
    r"|(?:[ ,]+(?:metro(?:politan)?|statistical|area|region|msa|county|\(metropolitan statistical area\)))+$",
    re.IGNORECASE,
)
# Metropolitan areas: "New York-Newark-Jersey City, NY-NJ-PA"; the first city and state stand for all.
METRO_TAIL = re.compile(r"(?:[–-]{1,2}[A-Z][\w.'’ ]{1,30}){1,4}(?=, [A-Z]{2}\b)")
METRO_LABEL = re.compile(r"^([^,–/-]+)(?:[–/-][^,]*)?, ([A-Z]{2})(?:-[A-Z]{2})*$")
CITY = r"[A-Z][a-zà-ÿ'’.]{1,20}+(?:[ -](?:[A-Z][a-zà-ÿ'’.]{1,20}+|d'Alene)){0,3}+"
EDGE_BEFORE, EDGE_AFTER = r"(?<![^\W_])(?<![@#.])", r"(?![^\W_]|\.\w|\$)"  # not in seattle.gov, not in US$


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, that shares beginnings so that a miss is cheap."""
    tails: dict[str, list[str]] = {}
    for word in words:
        tails.setdefault(word[:1], []).append(word[1:])
    ends = tails.pop("", None) is not None
    branches = [(r"\s" if head == " " else re.escape(head)) + _any_of(tail) for head, tail in tails.items()]
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}" if branches else ""


@dataclass(frozen=True)
class _Gazetteer:
    readings: Mapping[str, tuple[tuple[int, Place], ...]]  # by name: (rank, place), the likeliest first
    guarded: frozenset[str]
    areas: Mapping[str, frozenset[str]]  # by qualifier: the states (US-WA) and countries it may stand for
    states: Mapping[str, Place]  # by postal code and abbreviation
    name: re.Pattern[str]
    coded: re.Pattern[str]
    qualifier: re.Pattern[str]


@cache
def _gazetteer() -> _Gazetteer:
    readings: dict[str, dict[Place, int]] = {}
    areas: dict[str, set[str]] = {}
    states: dict[str, Place] = {}
    rows = read_place_rows()
    guarded = {form for row in rows for form in row.guarded}
    for row in rows:
        place = row.place
        for form, rank in [(row.name, row.rank), *((alias, 1) for alias in row.aliases)]:
            loud = {form.upper()} if len(form) > 4 and form not in guarded else set()
            for spelling in {form, form.replace("'", "’"), *loud}:
                readings.setdefault(spelling, {})[place] = rank
        own = () if row.city else (row.name, *row.aliases, *([row.country] if row.kind == "country" else []))
        for form in (*row.qualifiers, *own):
            areas.setdefault(form, set()).add(f"US-{row.state}" if row.kind == "state" else row.country)
        if row.kind == "state":
            states |= dict.fromkeys(row.qualifiers, place)
    listed, areas_of = _any_of({*readings, *NOT_PLACES}), _any_of(areas)
    coded = rf"(?P<city>{CITY})(?:,\s?|\s\()(?P<code>{_any_of(filter(str.isalpha, states))}){EDGE_AFTER}\)?"
    return _Gazetteer(
        readings={
            form: tuple((rank, place) for place, rank in sorted(found.items(), key=lambda ranked: ranked[1]))
            for form, found in readings.items()
        },
        guarded=frozenset(guarded),
        areas={form: frozenset(found) for form, found in areas.items()},
        states=states,
        name=re.compile(rf"{EDGE_BEFORE}(?=[A-Z])(?:(?P<listed>{listed}){EDGE_AFTER}|{coded})"),
        coded=re.compile(coded),
        qualifier=re.compile(rf"\s?\(({areas_of})\)|(?:,\s?|\s)({areas_of}){EDGE_AFTER}(?:-[A-Z]{{2}}\b)*"),
    )


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    readings: tuple[Place, ...] = ()
    qualified: bool = False


def _qualified(text: str, name: _Name) -> _Name:
    """The name with its ", CA", "(CA)" or " California, USA", as far as that leaves a reading."""
    gazetteer = _gazetteer()
    for _ in range(2):
        tail = METRO_TAIL.match(text, name.end)
        found = gazetteer.qualifier.match(text, tail.end() if tail else name.end)
        areas = gazetteer.areas[_one_line(found[1] or found[2])] if found else frozenset()
        fitting = tuple(place for place in name.readings if areas & {place.country, f"US-{place.state}"})
        if not found or not fitting:
            break
        cities = tuple(place for place in fitting if place.city and f"US-{place.state}" in areas)
        name = _Name(name.start, found.end(), cities or fitting, qualified=True)
    return name


def _name_at(text: str, found: re.Match[str]) -> _Name:
    """What a match of the gazetteer's pattern names; without readings it is no place, and is passed over."""
    listed = _one_line(found["listed"] or "")
    end = found.end("listed" if listed else "city")
    ranked = _gazetteer().readings.get(listed, ())
    name = _qualified(text, _Name(found.start(), end, tuple(place for _, place in ranked)))
    coded = None if name.qualified or listed in NOT_PLACES else _gazetteer().coded.match(text, name.start)
    listing = listed and coded and (coded["code"] in SHOUTED or coded["code"] in _gazetteer().readings)
    if coded and not listing and text[name.end] != "-":
        city = _unlisted(text, coded)
        if city.readings or not listed:
            return city
    bare = tuple(place for rank, place in ranked if rank < 3)
    return name if name.qualified else _Name(name.start, name.end, bare)


def _unlisted(text: str, coded: re.Match[str]) -> _Name:
    """The city of "Chattanooga, TN", without the words that only stand before it."""
    start = coded.start()
    for gap in re.finditer("[ -]", coded["city"]):
        after = coded.start() + gap.end()
        within = _gazetteer().name.match(text, after)
        if within and within["listed"]:
            return _Name(coded.start(), after)  # "Visit Madison, WI" is read again from Madison
        if text[start : after - 1].strip(".'’").lower() in ORDINARY | OPENERS:
            start = after
    is_word = text[start : coded.end("city")].lower() in ORDINARY | OPENERS
    if is_word or (coded["code"] in WORDLIKE and not _among_places(text, start, coded.end())):
        return _Name(coded.start(), coded.end("city"))
    city = Place(kind="metro", name=text[start : coded.end("city")], state=coded["code"], country="US")
    return _Name(start, coded.end(), (city,), qualified=True)


def _among_places(text: str, start: int, end: int) -> bool:
    """After "in", beside a word of pay or place, or the label of a line or a cell."""
    before = text[max(0, start - 40) : start]
    word = WORD_BEFORE.search(before)
    if word and word[1].lower() in PREPOSITIONS:
        return True
    after = NEXT_WORD.match(text, end)
    if after and after[1].lower() in ORDINARY:
        return True
    label = LABEL_BEFORE.search(before)
    at_edge = label and (label.start() > 0 or start <= 40 or before[0] in "\n|\t")
    return bool(at_edge and LABEL_AFTER.match(text, end))


def _spoken(run: re.Match[str]) -> list[str]:
    return re.split("[ -]", run[0].lower())


def _organisation_end(text: str, name: _Name) -> int:
    """Where the organisation that bears the name ends (Boston Dynamics, University of Texas), 0 if none."""
    if ORGANISATION_BEFORE.search(text[max(0, name.start - 40) : name.start]):
        return name.end
    run = None if name.qualified else RUN.match(text, name.end)
    return run.end() if run and not ORGANISATION.isdisjoint(_spoken(run)) else 0


def _reads_as_place(text: str, name: _Name, last_end: int) -> bool:
    gazetteer = _gazetteer()
    before = WORD_BEFORE.search(text[max(0, name.start - 40) : name.start])
    word = before[1].lower() if before else ""
    run = RUN.match(text, name.end)
    listed_next = run and gazetteer.name.match(text, name.end + 1)
    if run and word not in PREPOSITIONS and not listed_next and ORDINARY.isdisjoint(_spoken(run)):
        return False  # "Austin Powers"
    capital = before and not before[2] and before[1][0].isupper() and last_end != name.start - 1
    if capital and word not in ORDINARY | OPENERS:
        return False  # "Whitney Houston"
    is_guarded = _one_line(text[name.start : name.end]) in gazetteer.guarded
    if not is_guarded or _among_places(text, name.start, name.end):
        return True
    if 0 <= last_end >= name.start - 12 and LISTED_WITH.fullmatch(text, last_end, name.start):
        return True
    joint = LISTED_WITH.match(text, name.end)
    beside = gazetteer.name.match(text, joint.end()) if joint else None
    return bool(beside and beside["listed"] not in gazetteer.guarded)


def _names(text: str) -> Iterator[_Name]:
    position, last_end, organisation_end = 0, -1, 0
    for _ in range(MOST_NAMES):
        found = _gazetteer().name.search(text, position)
        if not found:
            return
        name = _name_at(text, found)
        position = name.end
        if not name.readings:
            continue
        campus = organisation_end > 0 and CAMPUS.fullmatch(text, organisation_end, name.start)
        if end := name.end if campus else _organisation_end(text, name):
            position = organisation_end = end
        elif name.qualified or _reads_as_place(text, name, last_end):
            last_end = name.end
            yield name


def _meant(readings: Sequence[Place], beside: Iterable[Place], cue: str | None = None) -> Place:
    """The reading that fits its neighbours: a state among states, a city among cities, of their country."""
    neighbours = [place for place in beside if place.kind != "country"]
    kinds = {"state" if place.kind == "state" else "city" for place in neighbours}
    wanted = cue or (kinds.pop() if len(kinds) == 1 else None)
    countries = {place.country for place in neighbours}

    def fit(place: Place) -> tuple[bool, bool]:
        is_wanted = wanted is None or (wanted == "state") == (place.kind == "state")
        return is_wanted, place.country in countries

    return max(readings, key=fit)  # the first of equals: the likeliest


def _neighbours(names: Sequence[_Name], index: int, text: str) -> Iterator[Place]:
    """The unmistakable places of the same sentence or list, six names to either side."""
    for step in (-1, 1):
        for at in range(index + step, index + 7 * step, step):
            if not 0 <= at < len(names):
                break
            near, far = sorted((at, at - step))
            gap = names[near].end, names[far].start
            if gap[1] - gap[0] > 300 or SENTENCE_END.search(text[slice(*gap)]):
                break
            if len(names[at].readings) == 1:
                yield names[at].readings[0]


def find_places(text: str) -> tuple[PlaceMention, ...]:
    """The places that a text names, in its order."""
    names = list(_names(text))
    mentions = []
    for index, name in enumerate(names):
        place, end = name.readings[0], name.end
        if len(name.readings) > 1 and not name.qualified:
            cue = CUE.search(text[max(0, name.start - 80) : name.start])
            said = STATE_AFTER.match(text, end)
            wanted = "state" if said else None if cue is None else "city" if cue[0][0] in "cC" else "state"
            place = _meant(name.readings, _neighbours(names, index, text), wanted)
            end = said.end() if said and place.kind == "state" else end
        mentions.append(PlaceMention(name.start, end, place))
    return tuple(mentions)


def normalise_place(label: str, beside: Iterable[Place] = ()) -> Place | None:
    """The one place that a whole label or cell names; `beside` are the places of its column, if known."""
    text = _one_line(label).strip("*_:;, ")
    if len(text) > 100:
        return None
    city, comma, rest = text.partition(",")
    neighbours = tuple(beside)
    plain = DECORATION.sub("", text)
    loud = city.title() + comma + rest.upper()
    for form in (text, plain, METRO_LABEL.sub(r"\1, \2", plain), loud, text.upper()):
        if found := [place for rank, place in _gazetteer().readings.get(form, ()) if rank < 3]:
            return _meant(found, neighbours)
        if form in _gazetteer().states and form == text:
            return _gazetteer().states[form]
        names = list(islice(_names(form), 2))
        if len(names) == 1 and (names[0].start, names[0].end) == (0, len(form)):
            return _meant(names[0].readings, neighbours)
    return None
