"""How an offer comes and goes: a link, a file, an example. Nothing is kept on the server."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import streamlit as st

from dashboard.compensation import CompensationError, OfferFile, from_json, pack, to_json
from dashboard.compensation.sharing import MOST_FILE_BYTES
from dashboard.offers.entry.fields import NOTICE
from dashboard.offers.entry.redraw import whole_page
from dashboard.offers.entry.session import Notice, link_to
from dashboard.words.markdown import literal
from dashboard.words.sentences import sentences
from etl.folders import REFERENCE

SAY = sentences("offer_form")
EXAMPLES = REFERENCE / "offers"
MEND_FIRST = SAY("mend_first")


@cache
def examples() -> dict[str, OfferFile]:
    """The example offers, by what makes each of them worth a look."""
    files = [from_json(path.read_bytes(), path.name) for path in sorted(EXAMPLES.glob("*.json"))]
    return {f"{file.offer.employer}, {file.offer.city}": file for file in files}


def bring_offer(
    key: str,
    take: Callable[[OfferFile], None],
    *,
    label: str = "Open a file or example",
    icon: str = ":material/folder_open:",
    others: Mapping[str, Callable[[], OfferFile]] | None = None,
) -> None:
    """Take in a saved file or an example, or what else the page has to offer; then the whole page is drawn again."""
    take = whole_page(take)
    with st.popover(label, icon=icon, type="tertiary"):
        for name, make in (others or {}).items():
            st.button(name, key=f"{key}:{name}", on_click=_take_other, args=(take, make))
        uploader = f"{key}:file"
        st.file_uploader(
            "A saved offer",
            type="json",
            key=uploader,
            max_upload_size=1,
            on_change=_open_file,
            args=(uploader, take),
            help=SAY("file_help"),
        )
        refused = st.session_state.get(f"{uploader}:refused")
        if refused:
            st.markdown(f":red[:material/error: {literal(refused)}]")
        st.selectbox(
            "An example",
            [*examples()],
            index=None,
            key=f"{key}:example",
            placeholder=SAY("choose_example"),
            on_change=_open_example,
            args=(f"{key}:example", take),
        )


def copy_link(page: str, files: Callable[[], Sequence[OfferFile]], *, is_mended: bool) -> None:
    """A link that holds the offers as they are when it is opened."""
    link = st.popover(
        "Copy link", icon=":material/link:", type="tertiary", key=f"{page}_link", on_change="rerun"
    )
    if not link.open:
        return
    with link:
        if not is_mended:
            st.markdown(f":red[{MEND_FIRST}]")
            return
        try:
            address = link_to(page, pack(files()))
        except CompensationError as too_long:
            st.markdown(f":red[{literal(str(too_long))}]")
            return
        st.markdown(SAY("link_holds"))
        st.code(address, language=None, wrap_lines=True)


def save_offer(key: str, file: Callable[[], OfferFile], *, is_mended: bool) -> None:
    """The offer as a file, as it is when it is saved."""
    st.download_button(
        "Save",
        lambda: to_json(file()).encode(),
        "payscope-offer.json",
        "application/json",
        key=f"{key}_save",
        on_click="ignore",
        type="tertiary",
        icon=":material/save:",
        disabled=not is_mended,
        help=SAY("save_help") if is_mended else MEND_FIRST,
    )


def show_notice(page: str) -> None:
    """What is to be said of the link that led here; on another page it is old."""
    notice: Notice | None = st.session_state.get(NOTICE)
    if notice is None:
        return
    if notice.page != page:
        del st.session_state[NOTICE]
    elif notice.is_good:
        st.info(literal(notice.text), icon=":material/link:")
    else:
        st.warning(literal(notice.text), icon=":material/link_off:")


def _open_file(key: str, take: Callable[[OfferFile], None]) -> None:
    uploaded = st.session_state[key]
    st.session_state.pop(f"{key}:refused", None)
    if uploaded is None:
        return
    try:
        file = from_json(uploaded.read(MOST_FILE_BYTES + 1), uploaded.name[:60])
    except CompensationError as problem:
        st.session_state[f"{key}:refused"] = str(problem)
        return
    take(file)


def _open_example(key: str, take: Callable[[OfferFile], None]) -> None:
    chosen = examples().get(st.session_state[key])
    if chosen:
        take(chosen)


def _take_other(take: Callable[[OfferFile], None], make: Callable[[], OfferFile]) -> None:
    take(make())
