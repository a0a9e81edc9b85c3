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
def windows(chromium):
    """A window for each scheme and width: what one page has loaded, the next need not load again.

    A visitor's choices are lost nowhere by that: they live in a page's own connection to the server.
    """
    opened = {}

    def window(scheme, width):
        if (scheme, width) not in opened:
            opened[scheme, width] = chromium.new_context(
                color_scheme=scheme, viewport={"width": width, "height": 900}, accept_downloads=True
            )
            opened[scheme, width].set_default_timeout(LOADED)
        return opened[scheme, width]

    yield window
    for context in opened.values():
        context.close()


@pytest.fixture
def visit(windows, address):
    """Open the app as a visitor: `with visit("/salaries", scheme="dark", width=390) as visitor`."""

    @contextmanager
    def visiting(path="/", *, scheme="light", width=1280, server=address):
        page = windows(scheme, width).new_page()
        try:
            visitor = Visitor(page, server)
            visitor.go(path)
            yield visitor
            visitor.check()
        finally:
            page.close()

    return visiting
