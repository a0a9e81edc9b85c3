"""A visitor at a page: what a person does, and what must never happen meanwhile."""

import re
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

CHART = ".js-plotly-plot .main-svg"
# At a deep link Streamlit looks for its server below the page's own path first.
PROBES = re.compile(r"/_stcore/(health|host-config)$")
LOADED = 60_000
# A slider waits 200 ms for the next key before it tells the server. A timer of the page's own fires after that one,
# however busy the machine.
STILL = 250
STANDS_STILL = """still => {
    if (!window.watching) {
        window.watching = new MutationObserver(() => { window.changedAt = performance.now() })
        window.watching.observe(document, { subtree: true, childList: true, characterData: true })
    }
    const app = document.querySelector('[data-testid="stApp"]')
    const done = app && app.dataset.testScriptState === 'notRunning'
        && document.querySelector('h1, [data-testid="stAlert"]')
        && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
        && [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
            .every(chart => chart.querySelector('.main-svg'))
    if (!done || !window.changedAt) window.changedAt = performance.now()
    return done && performance.now() - window.changedAt > still
}"""
BEGIN_ANEW = "window.changedAt = 0"


class Conversation:
    """What page and server say to each other: whether the last thing asked for has been answered to its end."""

    def __init__(self):
        """Nothing is answered before the page has asked."""
        self.begun = self.answered = False

    def follow(self, socket):
        """Listen to a connection of the page; a reloaded page opens another."""
        self.begun = self.answered = False
        socket.on("framesent", self._asked)
        socket.on("framereceived", self._heard)

    def _asked(self, frame):
        if BackMsg.FromString(frame).WhichOneof("type") == "rerun_script":
            self.begun = self.answered = False

    def _heard(self, frame):
        message = ForwardMsg.FromString(frame)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.begun = True
        elif kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self.answered = self.begun


class Visitor:
    """A page under watch: requests, console, exceptions."""

    def __init__(self, page, server):
        """Watch a page of a server."""
        self.page, self.server = page, server
        self.foreign, self.faults = [], []
        self.conversation = Conversation()
        self.listeners = {
            "websocket": self.conversation.follow,
            "request": self._request,
            "response": self._response,
            "console": self._console,
            "pageerror": lambda error: self.faults.append(f"exception: {error}"),
        }
        for event, listener in self.listeners.items():
            page.on(event, listener)

    def go(self, path):
        """Open a path and wait until the page stands still."""
        self.page.goto(self.server + path)
        self.settle()

    def leave(self):
        """Go away and leave nothing behind for who comes next."""
        for event, listener in self.listeners.items():
            self.page.remove_listener(event, listener)
        self.page.evaluate("sessionStorage.clear()")
        self.page.goto("about:blank")

    def settle(self):
        """Until all that was done here is answered and drawn: what the server says, then what the page shows."""
        page = self.page
        page.evaluate(BEGIN_ANEW)
        for _ in range(LOADED // 50):
            if self.conversation.answered:
                page.wait_for_function(STANDS_STILL, arg=STILL, polling=50, timeout=LOADED)
                if self.conversation.answered:
                    return
            page.wait_for_timeout(50)
        raise AssertionError("the server has not answered to the end")

    def widen(self, width):
        """Make the window as wide."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.settle()

    def pay(self, amount):
        """Type a pay as a person does."""
        field = self.page.get_by_test_id("stNumberInputField").first
        field.fill(str(amount))
        field.press("Enter")
        self.settle()

    def title(self):
        """The page's first heading."""
        return self.page.get_by_role("heading", level=1).inner_text()

    def turn_to(self, title):
        """Go to another page by the navigation."""
        before = self.title()
        self.page.get_by_test_id("stTopNavLink").filter(has_text=title).click()
        self.page.wait_for_function(
            "before => { const h = document.querySelector('h1'); return h && h.innerText !== before; }",
            arg=before,
            timeout=LOADED,
        )
        self.settle()

    def download(self, button):
        """Press a button and return the file's name and content."""
        with self.page.expect_download() as waiting:
            button.click()
        return waiting.value.suggested_filename, waiting.value.path().read_bytes()

    def axe(self):
        """What axe-core finds, each finding with its places."""
        found = Axe().run(self.page).response["violations"]
        return [f"{rule['id']}: {[node['target'] for node in rule['nodes'][:4]]}" for rule in found]

    def overflow(self):
        """By how many pixels the page is wider than the window."""
        return self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")

    def cut(self):
        """Figures and their names that do not fit and end in dots."""
        return self.page.evaluate(
            "[...document.querySelectorAll('[data-testid=stMetric] *')]"
            ".filter(e => getComputedStyle(e).textOverflow === 'ellipsis' && e.scrollWidth > e.clientWidth + 1)"
            ".map(e => e.innerText)"
        )

    def check(self):
        """Nothing foreign was asked for, nothing failed, no exception is shown."""
        assert self.foreign == []
        assert self.faults == []
        assert self.page.get_by_test_id("stException").count() == 0
        assert "Traceback" not in self.page.inner_text("body")

    def _request(self, request):
        url = urlsplit(request.url)
        if url.scheme in ("data", "blob"):
            return
        if f"{url.scheme.replace('ws', 'http')}://{url.netloc}" != self.server:
            self.foreign.append(request.url)

    def _response(self, response):
        if response.status >= 400 and not PROBES.search(urlsplit(response.url).path):
            self.faults.append(f"{response.status} {response.url}")

    def _console(self, message):
        if message.type not in ("error", "warning"):
            return
        if PROBES.search(urlsplit(message.location.get("url", "")).path):
            return
        self.faults.append(f"{message.type}: {message.text}")
