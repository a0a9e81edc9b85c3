"""The form of an offer: what is asked first, and everything else in sections that stay folded.

Which fields there are follows from the models; here stands only which come first and where the others fold.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st
from pydantic import ValidationError

from dashboard.compensation.entry import Unit
from dashboard.compensation.grants import Vesting
from dashboard.compensation.presets import Preset, presets
from dashboard.compensation.vesting import Schedule
from dashboard.offers.entry.draft import Draft, Typed, as_typed, description_of, fields_below, lists_below
from dashboard.offers.entry.fields import Form, ask, widget_key
from dashboard.words.markdown import literal
from dashboard.words.sentences import sentences

SAY = sentences("offer_form")
NARROWEST = 150
OWN_SCHEDULE = "Another schedule"
NEW_GRANTS = {"rsu": "Shares", "options": "Options", "refresher": "Refreshers"}
# What a part shows before it is unfolded, in this order.
FIRST_OF_PART = {
    "sign_on": ("amount_usd", "clawback_months"),
    "rsu": ("value_usd", "grant_price_usd"),
    "options": ("options", "strike_usd", "fully_diluted"),
    "refresher": ("value_usd", "at_end_of_years"),
}


@dataclass(frozen=True)
class Section:
    """A folded section: the groups whose fields it holds, or the fields themselves."""

    title: str
    groups: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()

    def paths(self, draft: Draft) -> list[str]:
        """The fields of the section, those asked first left out."""
        inside = [path for group in self.groups for path in fields_below(group, draft)]
        return [path for path in (*self.fields, *inside) if path not in PAY and not _is_list(path, draft)]

    def lists(self, draft: Draft) -> list[str]:
        """The lists of the section, and those that stand in it by name."""
        own = [path for path in self.fields if _is_list(path, draft)]
        return [*own, *(path for group in self.groups for path in lists_below(group, draft))]


PLACE = ("offer.title", "offer.level", "offer.city")
PAY, SHARE_PRICE = ("offer.base_usd", "offer.bonus.target_pct"), ("offer.share_price_usd",)
# Alone, a field's own label would not say of what.
LABELS = {"offer.bonus.target_pct": "Bonus target", "offer.title": "Role"}
# A part of a list, and what adding one is called.
PART_NAMES = {
    "sign_on": ("Sign-on", "Add a sign-on"),
    "tiers": ("Step", "Add a step of the match"),
    "events": ("Vesting date", "Add a vesting date"),
    "rounds": ("Round", "Add a round of funding"),
    "scenarios": ("Scenario", "Add a scenario"),
    "other_benefits": ("Benefit", "Add a benefit"),
}
ASKED_FIRST_LISTS = ("offer.sign_on", "offer.grants")
SECTIONS = (
    Section("First day, employer, bonus in year 1", ("offer.bonus",), ("offer.start", "offer.employer")),
    Section("401(k) match", ("offer.retirement",)),
    Section("Health and HSA", ("offer.health",)),
    Section("ESPP", ("offer.espp",)),
    Section(
        "Time off, learning, other benefits",
        ("offer.learning",),
        ("offer.time_off_days", "offer.other_benefits"),
    ),
)
ALWAYS_FILLED = ("offer.start",)
ASSUMED_FIRST = (
    "assumptions.years",
    "assumptions.raise_pct",
    "assumptions.stock_growth_pct",
    "assumptions.stock_volatility_pct",
)
# Set beside the chart that shows it, at first at a month that many think of.
LEAVING_AFTER = 18
ASSUMED_ELSEWHERE = ("assumptions.leave_month",)


def ask_place(form: Form) -> None:
    """Role, level and city."""
    _grid(form, PLACE, columns=len(PLACE))


def ask_offer(form: Form) -> None:
    """The offer, but for role, level and city."""
    _grid(form, PAY)
    _sign_on(form)
    _equity(form)
    for section in SECTIONS:
        _folded(form, section.title, section.paths(form.draft), section.lists(form.draft))


def ask_assumptions(form: Form, *, columns: int = 2) -> None:
    """What is supposed about the years to come."""
    _grid(form, ASSUMED_FIRST, columns)
    every = fields_below("assumptions", form.draft)
    rest = [path for path in every if path not in (*ASSUMED_FIRST, *ASSUMED_ELSEWHERE)]
    _folded(form, "Promotion, bonus paid, discount, taxes, refreshers", rest, [])


def ask_leaving_month(form: Form, most: int) -> int:
    """The month of leaving, as far as the years that are shown."""
    draft, path = form.draft, ASSUMED_ELSEWHERE[0]
    key = widget_key(draft, path)
    typed = draft.understood.assumptions.leave_month
    if st.session_state.get(key, most + 1) > most:
        st.session_state[key] = min(typed or LEAVING_AFTER, most)

    month: int = st.slider(
        SAY("leaving_month"),
        min_value=1,
        max_value=most,
        step=1,
        key=key,
        on_change=form.then_redraw(lambda: draft.enter(path, str(st.session_state[key]))),
    )
    form.tell(path)
    return month


def show_other_problems(form: Form) -> None:
    """What is wrong with no field in particular: nothing is left unsaid."""
    form.tell_within([*form.problems], [])


def _sign_on(form: Form) -> None:
    _lists(form, ["offer.sign_on"])


def _equity(form: Form) -> None:
    draft, path = form.draft, "offer.grants"
    for part in list(draft.parts.get(path, [])):
        kind = str(draft.typed.get(f"{path}.{part}.kind"))
        _part(form, path, part, NEW_GRANTS[kind], FIRST_OF_PART[kind])
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for kind, name in NEW_GRANTS.items():
            _add(form, path, f"Add {name.lower()}", _new_grant(kind))
    if draft.parts.get(path):
        _grid(form, SHARE_PRICE)
    form.tell(path)


def _new_grant(kind: str) -> dict[str, Typed]:
    """A grant to fill in; what vests when must be said, and starts as most grants do."""
    return {"kind": kind, **_of_preset(presets()[0])}


def _part(form: Form, path: str, part: str, name: str, first: Sequence[str]) -> None:
    """One part of a list: its first fields, the others behind a switch, and a way to take it out."""
    draft, here = form.draft, f"{path}.{part}"
    every = fields_below(here, draft)
    shown = [f"{here}.{field}" for field in first] or every
    rest = [field for field in every if field not in shown]
    lists = lists_below(here, draft)
    number = draft.parts[path].index(part) + 1
    title = name if len(draft.parts[path]) == 1 else f"{name} {number}"
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(f"**{literal(title)}**", width="content")
            st.button(
                "Remove",
                key=widget_key(draft, f"{here}:remove"),
                help=SAY("take_out_help", part=title.lower()),
                on_click=form.then_redraw(draft.remove),
                args=(path, part),
                type="tertiary",
                icon=":material/close:",
            )
        form.tell(here)
        _grid(form, shown)
        if f"{here}.vesting.annual_pct" in rest:
            _ask_schedule(form, f"{here}.vesting")
        if rest or lists:
            is_wrong = any(form.is_wrong(field) for field in (*rest, *lists))
            more = st.toggle(SAY("more_about", part=title.lower()), key=widget_key(draft, f"{here}:more"))
            if more or is_wrong:
                _grid(form, rest)
                _lists(form, lists)


def _ask_schedule(form: Form, path: str) -> None:
    """A schedule that employers are known for, or one's own, entered below.

    A menu and no list: a list would have to follow what is typed below, and a browser that lags behind would
    send its old choice back over it.
    """
    draft, key = form.draft, widget_key(form.draft, f"{path}:preset")
    known = {preset.title: preset for preset in presets()}
    current = _schedule(draft.entered(path))
    title = next(
        (title for title, preset in known.items() if preset.vesting.schedule() == current), OWN_SCHEDULE
    )

    def choose() -> None:
        grant = path.removesuffix(".vesting")
        filled = _of_preset(known[st.session_state[key]])
        draft.choose({f"{grant}.{name}": value for name, value in filled.items()})

    st.menu_button(
        f"Vesting: {title}",
        list(known),
        key=key,
        on_click=form.then_redraw(choose),
        help=SAY("vesting_help"),
    )
    form.tell(path, f"{path}.annual_pct", f"{path}.every_months", f"{path}.cliff_months")


def _schedule(entered: dict[str, object]) -> Schedule | None:
    """The schedule that was typed; None while it is none."""
    try:
        return Vesting.model_validate(entered).schedule()
    except ValidationError:
        return None


def _of_preset(preset: Preset) -> dict[str, Typed]:
    vesting = preset.vesting
    cadences = vesting.every_months if len({*vesting.every_months}) > 1 else vesting.every_months[:1]
    return {
        "vesting.annual_pct": ", ".join(f"{pct:g}" for pct in vesting.annual_pct),
        "vesting.every_months": ", ".join(map(str, cadences)),
        "vesting.cliff_months": f"{vesting.cliff_months}" if vesting.cliff_months else "",
    }


def _folded(form: Form, title: str, fields: list[str], lists: list[str]) -> None:
    """A section that is folded unless it holds something; what is wrong in a folded one is told below it."""
    key = widget_key(form.draft, f"{title}:section")
    if key not in st.session_state:
        st.session_state[key] = any(_is_filled(form.draft, path) for path in (*fields, *lists))
    # Its title never changes: another title would make another section, folded again.
    section = st.expander(title, key=key, on_change="rerun")
    if section.open:
        with section:
            _grid(form, fields)
            _lists(form, lists)
    form.tell_within(fields, lists)


def _is_filled(draft: Draft, path: str) -> bool:
    description = description_of(path, draft)
    entered = draft.typed.get(path)
    if draft.parts.get(path):
        return True
    if description is None or path in ALWAYS_FILLED or entered in ("", None):
        return False
    return entered != as_typed(description.default, description)


def _lists(form: Form, paths: Sequence[str]) -> None:
    for path in paths:
        kind = path.rpartition(".")[2]
        name, adding = PART_NAMES[kind]
        for part in list(form.draft.parts.get(path, [])):
            _part(form, path, part, name, FIRST_OF_PART.get(kind, ()))
        form.tell(path)
        _add(form, path, adding)


def _add(form: Form, path: str, label: str, entries: dict[str, Typed] | None = None) -> None:
    st.button(
        label,
        key=widget_key(form.draft, f"{path}:{label}"),
        on_click=form.then_redraw(form.draft.add),
        args=(path, entries),
        type="tertiary",
        icon=":material/add:",
    )


def _grid(form: Form, fields: Sequence[str], columns: int = 2) -> None:
    if fields:
        with st.grid(columns, min_column_width=NARROWEST, gap="small"):
            for path in fields:
                ask(form, path, label=LABELS.get(path, ""))


def _is_list(path: str, draft: Draft) -> bool:
    description = description_of(path, draft)
    return description is not None and description.unit is Unit.PARTS
