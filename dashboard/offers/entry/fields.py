"""One field of an offer: its widget, made from the field's own description, and what is wrong with it.

What is typed goes into the draft at once, so that it outlives its widget: a folded section, a change of page
and a mistake in another field lose nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import streamlit as st

from dashboard.compensation.entry import LONGEST_NUMBER, Description, Unit
from dashboard.kit.state import PAGE
from dashboard.offers.entry.draft import Draft, Typed, description_of
from dashboard.offers.entry.entries import UNIT_WORDS
from dashboard.words.markdown import literal
from dashboard.words.sentences import sentences

SAY = sentences("offer_form")
NOTICE = "offer_notice"  # what was said of a link; typing makes it old
NAMED_BY_LABEL = (Unit.CALENDAR_YEAR, Unit.SHARES, Unit.DATE)
CHOICES = {
    "full": "In full",
    "pro_rata": "Pro rata",
    "CUMULATIVE_ROUNDING": "To the nearest",
    "CUMULATIVE_ROUND_DOWN": "Down",
    "FRONT_LOADED": "Extra shares first",
    "BACK_LOADED": "Extra shares last",
    "FRONT_LOADED_TO_SINGLE_TRANCHE": "All extra in first",
    "BACK_LOADED_TO_SINGLE_TRANCHE": "All extra in last",
}


@dataclass
class Form:
    """A draft, what is wrong with it by path, and what to offer in fields whose values are known."""

    draft: Draft
    problems: dict[str, str]
    known: Mapping[str, Sequence[str]] = field(default_factory=dict)
    redraw: Callable[[], None] = lambda: None
    told: set[str] = field(default_factory=set)

    def then_redraw(self, change: Callable[..., object]) -> Callable[..., None]:
        """A callback that changes the draft, then has drawn again what follows from it."""

        def changed(*args: Any) -> None:
            st.session_state.pop(NOTICE, None)
            change(*args)
            self.redraw()

        return changed

    def tell(self, *paths: str) -> None:
        """Say beside a field, or at the head of a group, what is wrong with it."""
        self._show_problems({path: problem for path, problem in self.problems.items() if path in paths})

    def tell_within(self, fields: Sequence[str], lists: Sequence[str]) -> None:
        """Say what is wrong where no field shows it, each by its field's name."""
        inside = {
            path: problem
            for path, problem in self.problems.items()
            if path in fields or any(path.startswith(f"{name}.") for name in lists)
        }
        described = {path: description_of(path, self.draft) for path in inside}
        self._show_problems(
            {
                path: SAY("wrong_field", field=found.label, problem=problem)
                if (found := described[path])
                else problem
                for path, problem in inside.items()
            }
        )

    def _show_problems(self, problems: Mapping[str, str]) -> None:
        # The place is kept even for nothing: what follows must not move while somebody types into it.
        with st.container(gap="xxsmall"):
            for path, problem in problems.items():
                if path not in self.told:
                    self.told.add(path)
                    st.markdown(f":red[:material/error: {literal(problem[:1].upper() + problem[1:])}]")

    def is_wrong(self, path: str) -> bool:
        """Whether anything at a path or below it is wrong."""
        return any(wrong == path or wrong.startswith(f"{path}.") for wrong in self.problems)


def ask(form: Form, path: str, *, label: str = "") -> None:
    """The widget of a field, with its unit, its help and its bounds."""
    description = description_of(path, form.draft)
    if description is None:
        raise LookupError(f"{path} is no field of an offer")
    draft, key = form.draft, widget_key(form.draft, path)
    shown = _shown(draft.typed.get(path), description, nothing=None if path in form.known else "")
    # Only where it differs: a value set in every run would overwrite what is being typed meanwhile.
    if key not in st.session_state or st.session_state[key] != shown:
        st.session_state[key] = shown
    common: dict[str, Any] = {
        "label": _labelled(label or description.label, description),
        "key": key,
        "help": help_text(description),
        "on_change": form.then_redraw(lambda: draft.enter(path, st.session_state[key])),
    }
    with st.container(gap="xxsmall"):
        if description.unit is Unit.YES_OR_NO:
            st.toggle(**common)
        elif description.unit is Unit.DATE:
            # The model answers for days that are out of bounds: the widget would only colour them red.
            st.date_input(min_value=date.min, max_value=date.max, format="YYYY-MM-DD", **common)
        elif description.choices:
            st.selectbox(options=description.choices, format_func=choice_name, **common)
        elif path in form.known:
            _ask_with_suggestions(form.known[path], common)
        elif description.unit is Unit.TEXT:
            st.text_input(max_chars=int(description.most or 100), **common)
        else:
            placeholder = "0" if description.default in (0, None) else None
            st.text_input(max_chars=LONGEST_NUMBER, placeholder=placeholder, autocomplete="off", **common)
        form.tell(path)


def widget_key(draft: Draft, path: str) -> str:
    """The key of a field's widget: another draft has other widgets, and so has another page.

    On a new page a key of the last one still stands in the session, but its value is gone.
    """
    return f"{st.session_state.get(PAGE, '')}:{draft.key}:{path}"


def help_text(description: Description) -> str:
    """What the field means, and between which bounds."""
    least, most = (
        f"{end:,.0f}" if isinstance(end, int | float) and end >= 10_000 else end
        for end in (description.least, description.most)
    )
    is_bounded = description.unit not in (Unit.TEXT, Unit.YES_OR_NO, Unit.CHOICE)
    bounds = SAY("bounds", least=least, most=most) if is_bounded and None not in (least, most) else ""
    return literal(f"{description.text}{bounds}")


def choice_name(choice: str) -> str:
    """pro_rata -> Pro rata."""
    return CHOICES.get(choice, choice.replace("_", " ").capitalize())


def _ask_with_suggestions(known: Sequence[str], common: dict[str, Any]) -> None:
    """A text that is mostly one of a few; any other may be typed."""
    typed = st.session_state[common["key"]]
    options = [*known, *([typed] if typed and typed not in known else [])]
    st.selectbox(options=options, accept_new_options=True, placeholder=SAY("choose_or_type"), **common)


def _shown(value: Typed, description: Description, *, nothing: Typed) -> Typed:
    """What a widget shows for an entry; one that needs a value has its default."""
    if description.unit is Unit.YES_OR_NO:
        return bool(description.default) if value is None else bool(value)
    if description.choices:
        return value or str(description.default)
    if description.unit is Unit.DATE:
        return value or None
    return nothing if value in ("", None) else value


def _labelled(label: str, description: Description) -> str:
    """Label and unit as they stand: a screen reader would read out every backslash."""
    unit = "" if description.unit in NAMED_BY_LABEL else UNIT_WORDS.get(description.unit, "")
    return f"{label}, {unit}" if unit and unit not in label.casefold() else label
