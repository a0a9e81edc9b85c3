"""What a visitor chose: filters that live in the URL under their page's name, and a pay that does not.

A filter's key is `page_name`; that is its name in the URL, too. Whatever a link holds is checked before a
widget sees it: a wrong value falls back to the default, and a notice says so until the visitor chooses anew.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any, Literal, TypeVar

import streamlit as st

from dashboard.words.markdown import literal
from dashboard.words.numbers import full
from dashboard.words.sentences import sentences
from etl.unit import USD

SAY = sentences("kit")
NOTICES = "notices"
PAGE = "page"
MY_PAY, KEPT_PAY, PAY_PAGE = "my_pay", "my_pay_kept", "my_pay_page"
LEAST_PAY, MOST_PAY = 1_000.0, 100_000_000.0
QUOTED = 40
MEANT = "_meant"  # what a typed word stands for, until the next run shows it
SHOWN = "_shown"  # what was chosen before

T = TypeVar("T")


def choose_one(
    page: str,
    name: str,
    label: str,
    options: Sequence[T],
    *,
    default: T | None = None,
    shown: Callable[[T], str] = str,
    style: Literal["list", "segments"] = "list",
    **more: Any,
) -> T:
    """One of several options, bound to the URL by its shown name."""
    options = list(options)
    fallback = default if default is not None else options[0]
    names = [shown(option) for option in options]
    look: dict[str, Any] = {"index": options.index(fallback)}
    if style == "segments":
        look = {"default": fallback, "required": True}
    widget: Any = st.selectbox if style == "list" else st.segmented_control
    chosen = _ask(
        widget,
        f"{page}_{name}",
        label,
        lambda text: text in names,
        SAY("option_shown", option=shown(fallback)),
        options=options,
        format_func=shown,
        **look,
        **more,
    )
    return chosen if chosen in options else fallback


def choose_known(
    page: str,
    name: str,
    label: str,
    options: Sequence[str],
    meant: Callable[[str], str | None],
    **more: Any,
) -> str:
    """One of many options, or whatever a visitor types that means one of them: NYC is New York, NY."""
    key, known, fallback = f"{page}_{name}", set(options), options[0]

    def stand_in(found: str | None, instead: str, notice: str) -> None:
        st.session_state[f"{key}{MEANT}"] = found if found in known else instead
        _forget(key)
        if found not in known:
            st.session_state.setdefault(NOTICES, {})[key] = notice

    def changed() -> None:
        _forget(key)
        typed = str(st.session_state.get(key))[:QUOTED]
        if typed not in known:
            before = st.session_state.get(f"{key}{SHOWN}", fallback)
            found = meant(typed) or _first_with(typed, options)
            stand_in(found, before, SAY("not_known", text=typed, label=label.lower(), instead=before))

    if f"{key}{MEANT}" in st.session_state:
        st.session_state[key] = st.session_state.pop(f"{key}{MEANT}")
    widget: Any = st.selectbox
    chosen: str = widget(
        label, options, key=key, bind="query-params", on_change=changed, accept_new_options=True, **more
    )
    if chosen not in known:  # a link's own words, which a widget sees before anybody else does
        notice = wrong_in_link(str(chosen), label, SAY("option_shown", option=fallback))
        stand_in(meant(str(chosen)[:QUOTED]), fallback, notice)
        st.rerun()
    _tell(key)
    st.session_state[f"{key}{SHOWN}"] = chosen
    return chosen


def _first_with(typed: str, options: Sequence[str]) -> str | None:
    """The option that begins with what was typed, else the first that holds it."""
    small = typed.casefold()
    by_place = sorted(options, key=lambda option: not option.casefold().startswith(small))
    return next((option for option in by_place if small in option.casefold()), None)


def choose_many(
    page: str,
    name: str,
    label: str,
    options: Sequence[T],
    *,
    default: Sequence[T],
    shown: Callable[[T], str] = str,
    style: Literal["list", "pills"] = "list",
    **more: Any,
) -> list[T]:
    """Some of several options, bound to the URL by their shown names; none chosen is an answer, too."""
    options = list(options)
    names = [shown(option) for option in options]
    chosen = _ask(
        st.multiselect if style == "list" else st.pills,
        f"{page}_{name}",
        label,
        lambda text: text in ("", *names),
        SAY("left_out"),
        options=options,
        default=list(default),
        format_func=shown,
        **({} if style == "list" else {"selection_mode": "multi"}),
        **more,
    )
    return [option for option in options if option in chosen]


def choose_number(
    page: str,
    name: str,
    label: str,
    *,
    low: float,
    high: float,
    default: float,
    step: float,
    style: Literal["field", "slider"] = "field",
    **more: Any,
) -> float:
    """A number within bounds, bound to the URL; always a float, for whole numbers crash on `?x=1e400`."""
    chosen = _ask(
        st.number_input if style == "field" else st.slider,
        f"{page}_{name}",
        label,
        lambda text: _number(text, low, high) is not None,
        SAY("value_used", value=f"{default:g}"),
        reset=float(default),
        min_value=float(low),
        max_value=float(high),
        step=float(step),
        value=float(default),
        **more,
    )
    number = float(chosen) if chosen is not None else float(default)
    return number if math.isfinite(number) and low <= number <= high else float(default)


def choose_switch(page: str, name: str, label: str, *, default: bool, **more: Any) -> bool:
    """On or off, bound to the URL."""
    stays = SAY("switch_stays", is_on=default)

    def is_valid(text: str) -> bool:
        return text.lower() in ("true", "false")

    return bool(_ask(st.toggle, f"{page}_{name}", label, is_valid, stays, value=default, **more))


def choose_text(page: str, name: str, label: str, *, most: int = 80, **more: Any) -> str:
    """A short text to search for, bound to the URL; one that is too long is left out."""

    def is_valid(text: str) -> bool:
        return len(text) <= most and text.isprintable()

    key, instead = f"{page}_{name}", SAY("left_out")
    chosen = _ask(st.text_input, key, label, is_valid, instead, reset="", max_chars=most, **more)
    return chosen if chosen is not None and is_valid(chosen) else ""


def _ask(
    widget: Callable[..., Any],
    key: str,
    label: str,
    is_valid: Callable[[str], bool],
    instead: str,
    *,
    reset: Any = None,
    **options: Any,
) -> Any:
    """A widget bound to the URL; of a wrong value in it a notice says what stands `instead`."""
    if not _check(key, label, is_valid, instead) and reset is not None:
        st.session_state[key] = reset
        options.pop("value", None)
    chosen = widget(label, key=key, bind="query-params", on_change=_forget, args=(key,), **options)
    _tell(key)
    return chosen


def my_pay(label: str, **more: Any) -> float | None:
    """The visitor's pay: kept for this session, on every page, and never written into the URL.

    A link may bring one (`?my_pay=135000`); it is taken over and removed from the address at once. A widget's
    own value ends with its page, so what counts is kept beside it and set anew on the next page.
    """
    if MY_PAY in st.query_params:
        if _check(
            MY_PAY, label, lambda text: _number(text, LEAST_PAY, MOST_PAY) is not None, SAY("none_set")
        ):
            st.session_state[KEPT_PAY] = _number(st.query_params[MY_PAY], LEAST_PAY, MOST_PAY)
            st.session_state.pop(PAY_PAGE, None)
        del st.query_params[MY_PAY]
    page = st.session_state.get(PAGE)
    if MY_PAY not in st.session_state or page != st.session_state.get(PAY_PAGE):
        # Only then: a value set in every run would overwrite what is being typed meanwhile.
        st.session_state[MY_PAY] = st.session_state.get(KEPT_PAY)
        st.session_state[PAY_PAGE] = page
    st.number_input(
        label,
        value=None,
        step=1_000.0,
        format="%.0f",
        key=MY_PAY,
        help=SAY("pay_stays"),
        on_change=_keep_pay,
        **more,
    )
    _tell(MY_PAY)
    kept: float | None = st.session_state.get(KEPT_PAY)
    return kept


def take_from_link(name: str) -> str | None:
    """What the address holds under a name that is no filter; it is taken out of the address."""
    text = st.query_params.get(name)
    if text is not None:
        del st.query_params[name]
    return text


def wrong_in_link(text: str, label: str, fallback: str) -> str:
    """The notice for a value that a link holds and nobody can choose."""
    shown = text if len(text) <= QUOTED else f"{text[:QUOTED]}…"
    return SAY("wrong_in_link", text=shown, label=label, instead=fallback)


def _keep_pay() -> None:
    """Take over what was typed; a pay beyond its bounds counts as none, and a notice says so."""
    pay = st.session_state[MY_PAY]
    kept = None if pay is None else _number(repr(pay), LEAST_PAY, MOST_PAY)
    st.session_state[KEPT_PAY] = kept
    _forget(MY_PAY)
    if pay is not None and kept is None:
        st.session_state.setdefault(NOTICES, {})[MY_PAY] = SAY(
            "pay_bounds", least=full(LEAST_PAY, USD), most=full(MOST_PAY, USD)
        )


def _number(text: str, low: float, high: float) -> float | None:
    """A finite number within bounds; anything else is none."""
    if len(text) > QUOTED:
        return None
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) and low <= number <= high else None


def _check(key: str, label: str, is_valid: Callable[[str], bool], fallback: str) -> bool:
    """Whether the URL holds nothing wrong for a key; else a notice is kept."""
    wrong = [text for text in st.query_params.get_all(key) if not is_valid(text)]
    if wrong:
        st.session_state.setdefault(NOTICES, {})[key] = wrong_in_link(wrong[0], label, fallback)
    return not wrong


def _tell(key: str) -> None:
    notice = st.session_state.get(NOTICES, {}).get(key)
    if notice:
        st.warning(literal(notice), icon=":material/link_off:")


def _forget(key: str) -> None:
    st.session_state.get(NOTICES, {}).pop(key, None)
