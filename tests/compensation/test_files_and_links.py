"""Offer files, links and the description of what can be entered."""

import base64
import json
import zlib
from copy import deepcopy
from datetime import date
from hashlib import sha256

import jsonschema
import pytest
from pydantic import ValidationError

from dashboard.compensation import (
    Assumptions,
    CompensationError,
    Offer,
    OfferFile,
    describe,
    from_json,
    pack,
    problems,
    to_json,
    unpack,
)
from dashboard.compensation.entry import Unit, guide
from dashboard.compensation.grants import Vesting
from dashboard.compensation.sharing import (
    MOST_FILE_BYTES,
    MOST_LINK_CHARACTERS,
    MOST_NAMES,
    _without_repeats,
)
from etl.folders import REFERENCE

EXAMPLE = json.loads((REFERENCE / "offers" / "back_loaded_seattle.json").read_text(encoding="utf-8"))
GRANT = ("offer", "grants", 0)
EVEN = [25, 25, 25, 25]
OPTIONS = {
    "kind": "options",
    "options": 10,
    "strike_usd": 1,
    "fully_diluted": 100,
    "vesting": {"annual_pct": EVEN},
}


def changed(path, value):
    content = deepcopy(EXAMPLE)
    inner = content
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return json.dumps(content)


FIRST = "offer.grants[1]"
BAD = [
    (("offer", "base_usd"), -5, "offer.base_usd: at least 0 is expected, not -5"),
    (("offer", "base_usd"), 2e8, "offer.base_usd: at most 100,000,000 is expected, not 200,000,000"),
    (("offer", "base_usd"), float("inf"), "offer.base_usd: the number must be finite"),
    (("offer", "base_usd"), float("nan"), "offer.base_usd: the number must be finite"),
    (("offer", "base_usd"), "lots", "offer.base_usd: 'lots' is not a number such as 159,135.50"),
    (("offer", "base_usd"), True, "offer.base_usd: True is not a number"),
    (("offer", "base_usd"), None, "offer.base_usd: input should be a valid number"),
    (("offer", "pay"), 1, "offer.pay: there is no such field"),
    (("offer", "title"), "x" * 101, "offer.title: the text may have at most 100 characters"),
    (
        ("offer", "start"),
        "12026-01-01",
        "offer.start: a date such as 2026-01-31 is expected, not 12026-01-01",
    ),
    (("offer", "start"), "1066-10-14", "offer.start: at least 2000-01-01 is expected, not 1066-10-14"),
    (("offer", "start"), "2026-02-30", "offer.start: a date such as 2026-01-31 is expected, not 2026-02-30"),
    (("offer", "start"), "2026-01-01T10:00", "offer.start: a date such as 2026-01-31 is expected"),
    (("offer", "start"), [], "offer.start: a date such as 2026-01-31 is expected, not []"),
    (("offer", "sign_on", 1, "on"), "2026-02-01", "offer.sign_on[2].on: 2026-02-01 is before the first day"),
    (
        ("offer", "sign_on", 0, "clawback"),
        "half",
        "offer.sign_on[1].clawback: input should be 'full' or 'pro_rata'",
    ),
    (("offer", "sign_on"), [{"amount_usd": 1}] * 41, "offer.sign_on: at most 40 are expected"),
    ((*GRANT, "start"), "2026-02-01", f"{FIRST}.start: 2026-02-01 is before the first day, 2026-02-02"),
    ((*GRANT, "start"), "2037-01-01", f"{FIRST}.start: 2037-01-01 is too far off; the latest year is 2036"),
    (
        (*GRANT, "vesting"),
        {"annual_pct": [25, 25, 25, 24]},
        f"{FIRST}.vesting: The yearly percentages 25, 25, 25, 24 add up to 99 %",
    ),
    (
        (*GRANT, "vesting"),
        {"annual_pct": EVEN, "cliff_months": 60},
        f"{FIRST}.vesting: The cliff, month 60, comes after the last vest, month 48.",
    ),
    (
        (*GRANT, "vesting"),
        {"annual_pct": EVEN, "every_months": 5},
        f"{FIRST}.vesting: A vest every 5 months does not fit a year",
    ),
    ((*GRANT, "vesting"), {"annual_pct": EVEN, "every_months": []}, f"{FIRST}.vesting.every_months: "),
    (
        (*GRANT, "vesting"),
        {"annual_pct": [150, -50]},
        f"{FIRST}.vesting.annual_pct[1]: at most 100 is expected, not 150",
    ),
    (
        (*GRANT, "vesting"),
        {},
        f"{FIRST}.vesting: Give either yearly percentages or vesting dates; neither is given.",
    ),
    (
        (*GRANT, "vesting"),
        {"annual_pct": [100], "events": [{"month": 12, "pct": 100}]},
        f"{FIRST}.vesting: Give either",
    ),
    (
        (*GRANT, "vesting"),
        {"events": [{"month": 12, "pct": 99}]},
        f"{FIRST}.vesting: The schedule adds up to 99 %, not to 100 %.",
    ),
    (
        (*GRANT, "vesting"),
        {"events": [{"month": 12, "pct": 0}]},
        f"{FIRST}.vesting.events[1].pct: more than 0 is expected, not 0",
    ),
    ((*GRANT, "shares"), 5, f"{FIRST}: State the grant in dollars or in shares, not in both."),
    ((*GRANT, "kind"), "stonk", f"{FIRST}: the kind must be one of 'rsu', 'refresher', 'options', not stonk"),
    (
        GRANT,
        {"vesting": {"annual_pct": EVEN}},
        f"{FIRST}: a kind is required: 'rsu', 'refresher' or 'options'",
    ),
    (
        GRANT,
        {"kind": "rsu", "shares": 5, "grant_price_usd": 3, "vesting": {"annual_pct": EVEN}},
        f"{FIRST}: A grant price is only for a grant in dollars; leave it out.",
    ),
    (GRANT, {**OPTIONS, "options": -1}, f"{FIRST}.options: at least 0 is expected, not -1"),
    (GRANT, {**OPTIONS, "options": 101}, f"{FIRST}: 101 options of 100 fully diluted shares"),
    (GRANT, {**OPTIONS, "preferred_pct": 100}, f"{FIRST}.preferred_pct: less than 100 is expected, not 100"),
    (
        GRANT,
        {**OPTIONS, "scenarios": [{"probability_pct": 99, "exit_value_usd": 1}]},
        f"{FIRST}: The scenarios' probabilities add up to 99 %",
    ),
    (
        GRANT,
        {"kind": "refresher", "start": "2026-02-02", "vesting": {"annual_pct": EVEN}},
        f"{FIRST}: Refreshers start on the anniversaries listed",
    ),
    (
        GRANT,
        {"kind": "refresher", "at_end_of_years": [1, 1], "vesting": {"annual_pct": EVEN}},
        f"{FIRST}: Name each year of a refresher once.",
    ),
    (("assumptions", "years"), 20260, "assumptions.years: at most 10 is expected, not 20260"),
    (("assumptions", "years"), 2.5, "assumptions.years: a whole number is expected, not 2.5"),
    (
        ("assumptions", "tax_year"),
        2031,
        "assumptions.tax_year: No tax tables for 2031; the years on file are 2024,",
    ),
    (("assumptions", "tax_year"), 20255, "assumptions.tax_year: at most 2100 is expected, not 20255"),
    (("version",), 2, "this file is of version 2; this app reads version 1."),
    (("version",), True, "this file is of version True; this app reads version 1."),
    (("version",), "1", "this file is of version '1'; this app reads version 1."),
    (("version",), "\ud800", r"this file is of version '\ud800'; this app reads version 1."),
    (("offer", "title"), "\ud800", "offer.title: input should be a valid string"),
    (("offer",), [], "offer: "),
]


@pytest.mark.parametrize(("path", "value", "message"), BAD)
def test_a_bad_entry_is_named_in_one_line(path, value, message):
    with pytest.raises(CompensationError) as refused:
        from_json(changed(path, value), "offer.json")
    assert str(refused.value).startswith(f"offer.json: {message}")
    assert "\n" not in str(refused.value)


def test_a_grant_in_shares_needs_a_price():
    content = deepcopy(EXAMPLE)
    content["offer"] |= {
        "share_price_usd": 0,
        "grants": [{"kind": "rsu", "shares": 5, "vesting": {"annual_pct": EVEN}}],
    }
    with pytest.raises(
        CompensationError, match=r"offer\.share_price_usd: a grant stated in shares needs today's price"
    ):
        from_json(json.dumps(content))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"x" * (MOST_FILE_BYTES + 1), "at most 1,000 kB; this one is larger"),
        (b" " * 50_000_000, "at most 1,000 kB; this one is larger"),
        (b"\xff\xfe\x00", "UTF-8 text; this is something else"),
        ("\ud800", "UTF-8 text; this is something else"),
        ("{\n'offer': 1}", "offer.json:2: this is not JSON"),
        ("", "offer.json:1: this is not JSON"),
        ("[" * 100_000, "is not nested so deeply"),
        ('{"version": 1' + "0" * 5_000 + "}", "a number in it has too many digits"),
        ('{"version": 1, "version": 1}', "'version' is given twice"),
        ("[]", "one JSON object with version, offer and assumptions"),
        ('{"version": 1}', "offer.json: offer: this is required"),
        (json.dumps(EXAMPLE).replace("160000", "1e400"), "offer.base_usd: the number must be finite"),
    ],
)
def test_a_file_that_cannot_be_read(data, message):
    with pytest.raises(CompensationError, match=message) as refused:
        from_json(data, "offer.json")
    assert str(refused.value).startswith("offer.json")
    assert len(str(refused.value)) < 200


def test_several_problems_are_counted():
    content = deepcopy(EXAMPLE)
    content["offer"]["base_usd"] = -1
    content["offer"]["time_off_days"] = -1
    content["assumptions"]["years"] = 0
    with pytest.raises(CompensationError, match=r"offer.base_usd: .* \(and 2 more\)$"):
        from_json(json.dumps(content))


def test_problems_stand_beside_their_fields():
    with pytest.raises(ValidationError) as invalid:
        Offer.model_validate(
            {"base_usd": -1, "grants": [{**OPTIONS, "options": "x"}], "espp": {"discount_pct": 51}}
        )
    assert problems(invalid.value) == {
        "start": "this is required",
        "base_usd": "at least 0 is expected, not -1",
        "grants[1].options": "'x' is not a number such as 159,135.50",
        "espp.discount_pct": "at most 50 is expected, not 51",
    }


def test_a_file_may_leave_out_version_and_assumptions_and_carry_a_byte_order_mark():
    text = "\ufeff" + json.dumps({"offer": {"start": "2026-01-01"}})
    assert from_json(text.encode()).assumptions == Assumptions()


def test_a_saved_file_says_its_version_and_all_assumptions():
    saved = json.loads(to_json(from_json(json.dumps(EXAMPLE))))
    assert list(saved) == ["version", "offer", "assumptions"]
    assert saved["version"] == 1
    assert saved["assumptions"].keys() == Assumptions.model_fields.keys()
    assert saved["offer"]["grants"][0]["kind"] == "rsu"
    assert to_json(from_json(json.dumps(EXAMPLE))).endswith("}\n")


@pytest.fixture(scope="module")
def file():
    return from_json(json.dumps(EXAMPLE))


VALID = b'[{"offer": {"start": "2026-01-01"}}]'


def sealed(body, version="1", compress=False):
    body = zlib.compress(body) if compress else body
    return f"{version}." + base64.urlsafe_b64encode(sha256(body).digest()[:6] + body).decode().rstrip("=")


def test_a_link_is_short_and_fits_a_url(file):
    link = pack([file])
    assert len(link) < 1_000
    assert link.startswith("1.")
    assert set(link) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")
    assert sealed(base64.urlsafe_b64decode(link[2:] + "=" * (-len(link[2:]) % 4))[6:]) == link


def unsealed(body):
    return "1." + base64.urlsafe_b64encode(bytes(6) + body).decode().rstrip("=")


def test_a_sealed_link_of_another_maker_opens():
    assert unpack(sealed(VALID, compress=True)) == (OfferFile(offer=Offer(start=date(2026, 1, 1))),)


def test_a_damaged_link_is_answered_with_a_whole_sentence():
    with pytest.raises(CompensationError) as refused:
        unpack("1.")
    assert str(refused.value) == f"{DAMAGED}; copy it again from where it was."


DAMAGED = "This link is incomplete or was changed on its way"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda link: "", DAMAGED),
        (lambda link: "1.", DAMAGED),
        (lambda link: "1.\ud800", DAMAGED),
        (lambda link: "١" + link[1:], DAMAGED),
        (lambda link: link[2:], DAMAGED),
        (lambda link: link[:-4], DAMAGED),
        (lambda link: link + "AAAA", DAMAGED),
        (lambda link: link.replace("1.", "x."), DAMAGED),
        (lambda link: link[:20] + "!" + link[21:], DAMAGED),
        (lambda link: link[:22] + "    " + link[22:], DAMAGED),
        (lambda link: sealed(zlib.compress(VALID)[:-4]), DAMAGED),
        (lambda link: sealed(zlib.compress(VALID) + b"more"), DAMAGED),
        (lambda link: sealed(b" " * 5_000_000 + VALID, compress=True), DAMAGED),
        (lambda link: unsealed(zlib.compress(VALID)), DAMAGED),
        (lambda link: "2" + link[1:], "This link is of version 2; this app reads version 1"),
        (lambda link: "99" * 40 + link[1:], "This link is of version 9999999999; this app reads version 1"),
        (
            lambda link: "1." + "A" * MOST_LINK_CHARACTERS,
            "longer than any that Payscope makes: 8,002 characters",
        ),
        (lambda link: sealed(b"not zlib"), DAMAGED),
        (lambda link: sealed(zlib.compress(b"not json")), DAMAGED),
        (lambda link: sealed(zlib.compress(b"{}")), DAMAGED),
        (lambda link: sealed(zlib.compress(b"[]")), DAMAGED),
        (lambda link: sealed(zlib.compress(b"[1,2,3,4,5]")), DAMAGED),
        (lambda link: sealed(zlib.compress(b"[" * 100_000)), DAMAGED),
        (lambda link: sealed(zlib.compress(b" " * 5_000_000 + b"[]")), DAMAGED),
        (lambda link: sealed(zlib.compress(b"[]") + b"more"), DAMAGED),
        (lambda link: sealed(zlib.compress(b'[{"version": 1, "version": 1}]')), DAMAGED),
        (lambda link: sealed(zlib.compress(b'["' + b":" * (MOST_NAMES + 1) + b'"]')), DAMAGED),
        (lambda link: sealed(zlib.compress(b'["\xff"]')), DAMAGED),
        (lambda link: sealed(zlib.compress(b"[1]")), "offer 1: an offer file is one JSON object"),
        (
            lambda link: sealed(zlib.compress(b'[{"offer": {"start": "2026-01-01", "base_usd": -1}}]')),
            "offer 1: offer.base_usd: at least 0 is expected, not -1",
        ),
    ],
)
def test_a_link_that_cannot_be_opened(file, change, message):
    with pytest.raises(CompensationError, match=message):
        unpack(change(pack([file])))


def test_one_to_four_offers_fit_a_link(file):
    assert unpack(pack([file] * 4)) == (file,) * 4
    for count in (0, 5):
        with pytest.raises(CompensationError, match=f"A link carries 1 to 4 offers, not {count}"):
            pack([file] * count)


def test_an_offer_too_long_for_a_link_says_so():
    def wordy(seed):
        names = [sha256(f"{seed} {number}".encode()).hexdigest()[:60] for number in range(80)]
        benefits = [{"name": name, "usd_per_year": 1} for name in names[:40]]
        grants = [{"kind": "rsu", "name": name, "vesting": {"annual_pct": EVEN}} for name in names[40:]]
        entered = {"start": "2026-01-01", "other_benefits": benefits, "grants": grants}
        return OfferFile(offer=Offer.model_validate(entered))

    with pytest.raises(CompensationError, match=r"too long for a link \(.* save it as a file instead"):
        pack([wordy(seed) for seed in range(4)])
    assert unpack(pack([wordy(0)])) == (wordy(0),)


NUMBERS = {
    Unit.USD, Unit.USD_PER_YEAR, Unit.USD_PER_SHARE, Unit.PCT, Unit.PCT_PER_YEAR, Unit.MONTHS, Unit.YEARS,
    Unit.CALENDAR_YEAR, Unit.DAYS_PER_YEAR, Unit.SHARES, Unit.DATE,
}  # fmt: skip


@pytest.mark.parametrize("model", [Offer, Assumptions])
def test_every_field_has_a_label_a_unit_a_sentence_of_help_and_bounds(model):
    fields = describe(model)
    assert len({field.path for field in fields}) == len(fields)
    for field in fields:
        assert field.label, field.path
        assert field.text.endswith("."), field.path
        if field.unit in NUMBERS:
            assert field.least is not None, field.path
            assert field.most is not None, field.path
        if field.unit is Unit.TEXT:
            assert field.most, field.path
        if field.unit is Unit.CHOICE:
            assert field.choices, field.path


def test_the_description_leaves_no_field_out():
    for model in (Offer, Assumptions):
        named = {field.path for field in describe(model) if "." not in field.path}
        assert named == model.model_fields.keys()
    paths = {field.path: field for field in describe(OfferFile)}
    assert len(paths) > 100
    assert paths["offer.grants[rsu].vesting.annual_pct"].most == 100
    assert paths["offer.grants[rsu].vesting.events[].month"].most == 120
    assert paths["offer.base_usd"].default == 0
    assert paths["offer.base_usd"].label == "Base pay"
    assert paths["offer.start"].least == "2000-01-01"
    assert paths["offer.start"].most == "2100-12-31"
    assert paths["offer.start"].default is None
    assert paths["offer.sign_on[].clawback"].choices == ("full", "pro_rata")
    assert paths["offer.sign_on"].most == 40
    assert paths["offer.other_benefits[].name"].least == 1
    assert paths["offer.grants[rsu].vesting.every_months"].least == 1
    assert paths["offer.bonus"].text == "The yearly target bonus."
    assert paths["assumptions.stock_growth_pct"].least == -90


def test_the_guide_has_a_line_for_each_field():
    lines = guide(Assumptions).splitlines()
    assert lines[:2] == [
        "| field | unit | from | to | if left out | meaning |",
        "|---|---|---|---|---|---|",
    ]
    assert "| `espp` | parts |  |  |  | ESPP. The plan to buy shares at a discount. |" in guide(Offer)
    assert len(lines) == 2 + len(describe(Assumptions))
    assert (
        "| `years` | years | 1 | 10 | 4 | Years. The years that the average and the total cover. |" in lines
    )
    clawback = next(line for line in guide(Offer).splitlines() if "`sign_on[].clawback`" in line)
    assert "| full · pro_rata |  | full |" in clawback
    assert all(line.count("|") == 7 for line in [*lines, clawback])


def test_the_schema_accepts_the_examples_and_refuses_what_is_bad():
    schema = OfferFile.model_json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for path in (REFERENCE / "offers").glob("*.json"):
        content = json.loads(path.read_text(encoding="utf-8"))
        jsonschema.validate(content, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"offer": {"start": "2026-01-01", "base_usd": -1}}, schema)


def test_offers_do_not_change_in_place():
    offer = Offer.model_validate({"start": "2026-01-01"})
    with pytest.raises(ValidationError, match="frozen"):
        offer.base_usd = 5


def test_a_saved_file_is_made_to_be_read():
    offer = Offer.model_validate({"start": "2026-01-01", "employer": "Größe"})
    assert to_json(OfferFile(offer=offer)).startswith(
        '{\n  "version": 1,\n  "offer": {\n    "employer": "Größe",\n    "start": "2026-01-01"\n  },\n'
    )


def test_a_file_of_exactly_the_limit_is_read():
    text = '{"offer": {"start": "2026-01-01"}}'
    assert from_json(text + " " * (MOST_FILE_BYTES - len(text))).offer.start == date(2026, 1, 1)


def test_the_name_of_the_file_is_optional():
    with pytest.raises(CompensationError) as refused:
        from_json("[]")
    assert str(refused.value) == (
        "the offer file: an offer file is one JSON object with version, offer and assumptions."
    )


def test_the_second_of_two_equal_names_is_the_one_named():
    with pytest.raises(CompensationError, match="'b' is given twice"):
        from_json('{"a": 1, "b": 2, "b": 3}')


def test_a_file_of_very_many_fields_is_refused_before_each_is_answered(monkeypatch):
    """70,000 unknown fields kept the server busy for seconds, for each of them got a message."""
    monkeypatch.setattr(OfferFile, "model_validate", pytest.fail)
    with pytest.raises(CompensationError, match=r"^o: an offer file has at most 10,000 fields"):
        from_json(json.dumps(dict.fromkeys(map(str, range(MOST_NAMES + 1)), 1)), "o")


class Counted(str):
    """A name that counts how often it is compared."""

    compared = 0

    def __eq__(self, other):
        Counted.compared += 1
        return str(self) == other

    __hash__ = str.__hash__


def test_a_name_given_twice_is_found_without_comparing_all_names():
    """A file of 1 MB kept the server busy for two minutes: each name was looked for among all others."""
    names = [Counted(f"k{number}") for number in range(2_000)]
    with pytest.raises(CompensationError, match="'k1999' is given twice"):
        _without_repeats([(name, 1) for name in [*names, Counted("k1999")]])
    assert Counted.compared < 4 * len(names)


@pytest.mark.parametrize("text", ["a\0b", "\x1b[31mred", "a\r\nb", "\x9b2J"])
@pytest.mark.parametrize("field", ["title", "employer", "level", "city"])
def test_control_characters_in_a_name_are_refused(field, text):
    with pytest.raises(CompensationError) as refused:
        from_json(changed(("offer", field), text), "o")
    assert str(refused.value) == f"o: offer.{field}: the text holds a character that cannot be shown"


def test_a_refusal_of_a_huge_number_is_short():
    with pytest.raises(CompensationError) as refused:
        from_json(changed(("offer", "start"), 1e300), "o")
    assert len(str(refused.value)) < 120


def test_one_problem_is_not_called_several():
    with pytest.raises(CompensationError) as refused:
        from_json(changed(("offer", "base_usd"), -5), "o")
    assert str(refused.value) == "o: offer.base_usd: at least 0 is expected, not -5"


def test_a_problem_of_the_whole_has_no_field():
    with pytest.raises(ValidationError) as invalid:
        Vesting.model_validate({})
    assert problems(invalid.value) == {
        "": "Give either yearly percentages or vesting dates; neither is given."
    }


def test_long_inputs_are_cut_in_messages():
    with pytest.raises(CompensationError) as refused:
        from_json(changed(("offer", "base_usd"), "9" * 39 + "x" * 200), "o")
    assert str(refused.value) == f"o: offer.base_usd: {'9' * 39 + 'x'!r} is not a number such as 159,135.50"


def test_a_number_of_many_digits_is_read_whole_or_not_at_all():
    def base(typed):
        return Offer.model_validate({"start": "2026-01-01", "base_usd": typed}).base_usd

    assert base("0" * 59 + "7") == 7
    with pytest.raises(ValidationError, match="is not a number such as"):
        base("0" * 60 + "7")


def test_a_long_version_is_cut():
    with pytest.raises(CompensationError) as refused:
        from_json(json.dumps({"version": "v" * 100}), "o")
    assert str(refused.value) == f"o: this file is of version '{'v' * 19}; this app reads version 1."


def test_a_problem_with_the_whole_file_has_no_field():
    with pytest.raises(ValidationError) as invalid:
        OfferFile.model_validate(5)
    assert list(problems(invalid.value)) == [""]


def test_a_promotion_and_dates_survive_the_way(file):
    promoted = file.model_copy(
        update={"assumptions": Assumptions.model_validate({"promotion": {"month": 24, "pct": 12}})}
    )
    assert unpack(pack([promoted])) == (promoted,)
    assert from_json(to_json(promoted)) == promoted
