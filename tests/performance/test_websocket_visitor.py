"""The visitor without a browser meets what a browser's visitor meets: a changed widget, large elements once, errors."""

import asyncio
from textwrap import dedent

import pytest

from ..served import served_process
from .websocket_visitor import visiting

PAGE = """
    import streamlit as st

    st.markdown("large " * 5_000)
    st.number_input("Whole page", value=1)

    @st.fragment
    def part():
        number = st.number_input("A part", value=1)
        if number == 13:
            raise ValueError("unlucky")
        if number == 14 and "again" not in st.session_state:
            st.session_state.again = True
            st.rerun()

    part()
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    script = tmp_path_factory.mktemp("page") / "page.py"
    script.write_text(dedent(PAGE), "utf-8")
    with served_process("--client.showErrorDetails", "full", script=script) as (address, _):
        yield address


def changed(address, label, *values):
    """A visitor after each change, and what came with it: bytes and elements."""

    async def visit():
        async with visiting(address, "/") as visitor:
            await visitor.open()
            came = [(visitor.bytes, visitor.elements)]
            for value in values:
                before = visitor.bytes, visitor.elements
                await visitor.change(label, value)
                came.append((visitor.bytes - before[0], visitor.elements - before[1]))
            return visitor, came

    return asyncio.run(visit())


def test_a_large_element_comes_once_and_counts_each_time(address):
    visitor, [(first, elements), *later] = changed(address, "Whole page", 2, 3, 4)
    assert not visitor.faults
    assert first > 30_000
    assert all((bytes_ < 10_000, shown) == (True, elements) for bytes_, shown in later)


def test_a_change_in_a_fragment_brings_the_fragment_alone(address):
    visitor, [_, *later] = changed(address, "A part", 2, 3)
    assert not visitor.faults
    assert [elements for _, elements in later] == [1, 1]


def test_a_change_that_runs_the_page_again_is_waited_for(address):
    visitor, [(_, elements), (_, again)] = changed(address, "A part", 14)
    assert not visitor.faults
    # The whole page came; of the fragment's own run before it, the server may drop what it had not sent yet.
    assert again >= elements > 1


def test_an_exception_on_the_page_is_a_fault(address):
    visitor, _ = changed(address, "A part", 13)
    assert visitor.faults == ["/ shows ValueError: unlucky"]


def test_a_widget_that_is_not_there_is_named_beside_those_that_are(address):
    with pytest.raises(LookupError, match="'Pay', but 'Whole page', 'A part'"):
        changed(address, "Pay", 1)
