"""A page's times as its visitor's browser sees them."""

from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page

from .subjects import Control

STOPWATCH = (Path(__file__).parent / "stopwatch.js").read_text("utf-8")
BOTH_SHOWN = "stopwatch.first.number && stopwatch.first.chart"
AT_REST = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    return app?.dataset.testScriptState === 'notRunning'
        && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]');
}"""
PAUSE = 300
LOADED = 60_000


@dataclass
class Navigation:
    """When the first number and the first chart were shown, in milliseconds."""

    number: float
    chart: float


@dataclass
class Traffic:
    """Everything that comes over the wire, counted by the browser itself."""

    files: float = 0
    frames: float = 0

    @property
    def bytes(self) -> float:
        return self.files + self.frames

    def watch(self, session: CDPSession) -> None:
        session.on("Network.loadingFinished", self._file)
        session.on("Network.webSocketFrameReceived", self._frame)
        session.send("Network.enable")

    def _file(self, event: dict) -> None:
        self.files += event["encodedDataLength"]

    def _frame(self, event: dict) -> None:
        frame = event["response"]
        is_text = frame["opcode"] == 1
        self.frames += len(frame["payloadData"].encode() if is_text else b64decode(frame["payloadData"]))


@dataclass
class Visit:
    """A page in a browser of its own: nothing is cached when it opens."""

    page: Page
    address: str
    traffic: Traffic = field(default_factory=Traffic)

    def open(self) -> Navigation:
        self.page.goto(self.address)
        return self._navigation()

    def reload(self) -> Navigation:
        self.page.reload()
        return self._navigation()

    def changes(self, control: Control) -> Iterator[float]:
        """Type one value after the other; each time is from Enter to the changed chart, in milliseconds."""
        entry = self.page.locator(f'input[aria-label^="{control.label}"]').first
        for value in cycle(control.values):
            self.page.evaluate("chart => stopwatch.arm(chart)", control.chart)
            entry.fill(str(value))
            entry.press("Enter")
            yield self.page.evaluate("stopwatch.change")
            self._rest()

    def _navigation(self) -> Navigation:
        self.page.wait_for_function(BOTH_SHOWN, timeout=LOADED)
        self._rest()
        return Navigation(**self.page.evaluate("stopwatch.first"))

    def _rest(self) -> None:
        self.page.wait_for_function(AT_REST, timeout=LOADED)
        self.page.wait_for_timeout(PAUSE)


@contextmanager
def visiting(browser: Browser, address: str) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    try:
        visit = Visit(context.new_page(), address)
        visit.page.add_init_script(STOPWATCH)
        visit.traffic.watch(context.new_cdp_session(visit.page))
        yield visit
    finally:
        context.close()
