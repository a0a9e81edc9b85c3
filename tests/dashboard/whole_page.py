"""Streamlit's test runner with the memory of a browser and a server.

It forgets its pages between runs, and after a run of some fragments it shows those alone.
"""

from streamlit.runtime.scriptrunner import ScriptRunnerEvent
from streamlit.testing.v1.element_tree import parse_tree_from_messages
from streamlit.testing.v1.local_script_runner import LocalScriptRunner


def remember(monkeypatch):
    """The pages stay known, and what a run does not send stays as it was."""
    kept = {}  # by the session of the app, which is kept so that its number stays its own
    usual_run = LocalScriptRunner.run

    def run(self, *args, **options):
        app = self.session_state._state
        _, before, pages = kept.get(id(app), (app, [], None))
        if pages:
            self._pages_manager._pages = pages
        tree = usual_run(self, *args, **options)
        new = self.forward_msgs()
        starts = [
            data
            for event, data in zip(self.events, self.event_data, strict=True)
            if event is ScriptRunnerEvent.SCRIPT_STARTED
        ]
        if starts and starts[-1].get("fragment_ids_this_run"):
            redrawn = places(new)
            new = [*(old for old in before if not is_within(old, redrawn)), *new]
            tree = parse_tree_from_messages(new)
        kept[id(app)] = app, new, self._pages_manager.get_pages()
        return tree

    monkeypatch.setattr(LocalScriptRunner, "run", run)


def places(messages):
    """Where the fragments of a run begin: what is drawn in no place that was drawn before it."""
    found = []
    for message in messages:
        if message.HasField("delta") and not is_within(message, found):
            found.append(tuple(message.metadata.delta_path))
    return found


def is_within(message, places):
    path = tuple(message.metadata.delta_path)
    return any(path[: len(place)] == place for place in places)
