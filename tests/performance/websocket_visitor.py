"""A visitor without a browser: a page over Streamlit's own websocket, and what a browser keeps between its runs."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

PATIENCE = 120
# By what name, and as what, a widget's value goes to the server.
VALUES = {
    "number_input": ("double_value", float),
    "selectbox": ("string_value", str),
    "text_input": ("string_value", str),
    "slider": ("double_array_value", float),
    "multiselect": ("string_array_value", str),
    "button_group": ("string_array_value", str),
}


@dataclass(frozen=True)
class Widget:
    """A widget of the page as it stands: its kind, its id, and the fragment that a change of it runs, if any."""

    kind: str
    id: str
    fragment: str


@dataclass
class Kept:
    """Large elements by their hash: what a browser has, the server only names again."""

    messages: dict[str, ForwardMsg] = field(default_factory=dict)
    used: dict[str, int] = field(default_factory=dict)
    runs: int = 0

    def whole(self, message: ForwardMsg) -> ForwardMsg:
        """The message itself, for one that only names it."""
        digest = message.ref_hash or message.hash
        if message.metadata.cacheable:
            self.messages[digest] = message
        if digest in self.messages:
            self.used[digest] = self.runs
        return self.messages[digest] if message.ref_hash else message

    def run_ended(self, fragments: list[str], age: int) -> None:
        """What the last runs did not use is dropped; a fragment's run tells nothing of what is not the fragment's."""
        self.runs += 1
        for digest, message in [*self.messages.items()]:
            concerned = not fragments or message.delta.fragment_id in fragments
            if concerned and self.runs - self.used[digest] > age:
                del self.messages[digest], self.used[digest]


@dataclass
class Visitor:
    """One page of one session: its widgets by label, and what went wrong on it."""

    connection: ClientConnection
    page: str
    query: str = ""
    script: str = ""
    widgets: dict[str, Widget] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    bytes: int = 0
    elements: int = 0
    _kept: Kept = field(default_factory=Kept)
    _age: int = 0

    async def open(self) -> None:
        """The page's first run."""
        message = BackMsg()
        message.rerun_script.page_name = self.page
        await self._run(message)

    def widget(self, label: str) -> Widget:
        """The widget whose label begins so."""
        for name, widget in self.widgets.items():
            if name.startswith(label):
                return widget
        raise LookupError(f"/{self.page} has no widget {label!r}, but {', '.join(map(repr, self.widgets))}")

    async def change(self, label: str, value: object) -> None:
        """Give a widget another value and wait for all that follows from it."""
        widget = self.widget(label)
        message = BackMsg()
        message.rerun_script.page_script_hash = self.script
        message.rerun_script.fragment_id = widget.fragment
        name, kind = VALUES[widget.kind]
        state: Any = message.rerun_script.widget_states.widgets.add(id=widget.id)
        if name.endswith("array_value"):
            getattr(state, name).data.append(kind(value))
        else:
            setattr(state, name, kind(value))
        before = self.elements
        await self._run(message)
        if self.elements == before:
            self.faults.append(f"/{self.page} shows nothing new after {label!r} became {value}")

    async def _run(self, message: BackMsg) -> None:
        message.rerun_script.query_string = self.query
        message.rerun_script.cached_message_hashes.extend(self._kept.messages)
        await self.connection.send(message.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while not self._is_the_end(await self._next()):
                pass

    async def _next(self) -> ForwardMsg:
        data = await self.connection.recv(decode=False)
        self.bytes += len(data)
        return self._kept.whole(ForwardMsg.FromString(data))

    def _is_the_end(self, message: ForwardMsg) -> bool:
        match message.WhichOneof("type"):
            case "new_session":
                self._age = message.new_session.config.max_cached_message_age
            case "navigation":
                self.script = message.navigation.page_script_hash
            case "page_info_changed":
                self.query = message.page_info_changed.query_string
            case "page_not_found":
                self.faults.append(f"there is no page {self.page!r}")
            case "delta" if message.delta.HasField("new_element"):
                self._see(message.delta)
            case "script_finished" if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                self._kept.run_ended([*message.metadata.run.fragment_ids], self._age)
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    self.faults.append(f"/{self.page} does not compile")
                return True
        return False

    def _see(self, delta: Any) -> None:
        self.elements += 1
        kind = delta.new_element.WhichOneof("type")
        element = getattr(delta.new_element, kind)
        if kind == "exception":
            self.faults.append(f"/{self.page} shows {element.type}: {element.message}")
        elif kind in VALUES:
            self.widgets[element.label] = Widget(kind, element.id, delta.fragment_id)


@asynccontextmanager
async def visiting(address: str, path: str) -> AsyncIterator[Visitor]:
    """A session of its own, which ends with the visit; the path may hold a query."""
    page, _, query = path.strip("/").partition("?")
    async with connect(
        address.replace("http", "ws", 1) + "/_stcore/stream",
        origin=address,
        subprotocols=["streamlit"],
        max_size=None,
        ping_interval=None,
    ) as connection:
        yield Visitor(connection, page, query)
