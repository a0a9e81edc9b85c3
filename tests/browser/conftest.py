"""The real app in a real browser: one server, one Chromium, and a page that watches what goes wrong."""

import tempfile
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect, sync_playwright

from ..served import served
from .chromium import OPTIONS, NoChromiumError, find_chromium
from .visitor import LOADED, Visitor

expect.set_options(timeout=LOADED)


@pytest.fixture(scope="session")
def address():
    """The app, started as `make run` starts it."""
    with served() as address:
        yield address


@pytest.fixture(scope="session")
def chromium():
    """A Chromium with a profile of its own."""
    try:
        path = find_chromium()
    except NoChromiumError as missing:
        pytest.exit(str(missing), returncode=1)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as profile:
        browser = playwright.chromium.launch(
            executable_path=path, args=[*OPTIONS, f"--disk-cache-dir={profile}"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def tab(chromium):
    """One tab for all visits: what a page has loaded and compiled, the next need not again.

    A visitor's choices are not among it: they live in a page's own connection to the server.
    """
    context = chromium.new_context(accept_downloads=True)
    context.set_default_timeout(LOADED)

    def open_tab():
        return context.pages[0] if context.pages else context.new_page()

    yield open_tab
    context.close()


@pytest.fixture
def visit(tab, address):
    """Open the app as a visitor: `with visit("/salaries", scheme="dark", width=390) as visitor`."""

    @contextmanager
    def visiting(path="/", *, scheme="light", width=1280, server=address):
        page = tab()
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 900})
        page.mouse.move(0, 0)
        visitor = Visitor(page, server)
        try:
            visitor.go(path)
            yield visitor
            visitor.check()
            visitor.leave()
        except BaseException:
            page.close()
            raise

    return visiting
