"""The app as it is started for visitors, over HTTP."""

import json
import re
import subprocess
import sys
import tomllib
import urllib.request
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from dashboard.app_pages import __doc__ as guide
from dashboard.compensation.sharing import MOST_FILE_BYTES
from etl.folders import ROOT

from ..pages import APP, PAGES
from ..served import served


@pytest.fixture(scope="module")
def address():
    """A server with the interface that runs a page without a browser."""
    with served("--server.enableAgentApi=true") as address:
        yield address


def answer_of(url, data=None, **headers):
    request = urllib.request.Request(url, data, headers, method="POST" if data else "GET")
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.status, answer.headers, answer.read()


def upgraded(address, host):
    """The status with which a websocket is answered that was asked for under a host's name."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=60)
    headers = {
        "Host": host,
        "Origin": f"http://{host}",
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }
    connection.request("GET", "/_stcore/stream", headers=headers)
    status = connection.getresponse().status
    connection.close()
    return status


def test_a_server_serves_every_page(address):
    for page in PAGES:
        status, _, body = answer_of(address + page.path)
        assert status == 200, page.name
        assert b"<html" in body, page.name


def test_only_a_host_of_ours_is_answered(address):
    """A page elsewhere, whose name leads to this computer, could read along: DNS rebinding."""
    port = urlsplit(address).port
    ours = {host: upgraded(address, f"{host}:{port}") for host in ("localhost", "127.0.0.1", "[::1]")}
    assert set(ours.values()) == {101}, ours
    others = ("evil.example", f"evil.example:{port}", "localhost.evil.example", "127.0.0.1.evil.example")
    refused = {host: upgraded(address, host) for host in others}
    assert set(refused.values()) == {403}, refused


def test_an_upload_is_no_larger_than_an_offer_file():
    """Uploads lie in the server's memory, any number of them: 19 MB each made it full soon."""
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert config["server"]["maxUploadSize"] * 1_000_000 == MOST_FILE_BYTES


def test_a_server_runs_the_app_to_its_end(address):
    """Started with `streamlit run`, the app must find its sibling packages."""
    *_, body = answer_of(f"{address}/_stcore/agent/interact", b"{}", **{"Content-Type": "application/json"})
    page = json.loads(body)
    assert page["status"] == "ready", page
    assert "overview_role" in {action["key"] for action in page["actions"]}


def test_fonts_come_from_the_server_as_fonts(address):
    fonts = sorted((APP.parent / "static").glob("*.woff2"))
    assert fonts
    for font in fonts:
        status, headers, body = answer_of(f"{address}/app/static/{font.name}")
        assert (status, headers["Content-Type"]) == (200, "font/woff2"), font.name
        assert body == font.read_bytes(), font.name


def test_every_page_module_is_tested():
    modules = {path.stem for path in (APP.parent / "app_pages").glob("*.py")} - {"__init__"}
    assert modules == {page.name for page in PAGES}


def test_the_guide_names_what_exists():
    """The guide for a new page is only worth something while it is true."""
    for name in re.findall(r"`(?:dashboard\.)?([a-z_]+(?:\.[A-Za-z_]+)*)", guide):
        place, parts = ROOT / "dashboard", name.split(".")
        while parts and (place / parts[0]).is_dir():
            place /= parts.pop(0)
        if parts and place != ROOT / "dashboard":
            module, *names = parts
            assert (place / f"{module}.py").is_file(), name
            assert all(one in (place / f"{module}.py").read_text("utf-8") for one in names), name


def test_all_is_imported_before_the_first_visitor_comes():
    """A page's first run imports nothing of ours, and no package that its charts and tables need."""
    code = f"""
import sys
from dashboard.server import prepare
prepare()
from streamlit.testing.v1 import AppTest
known = set(sys.modules)
app = AppTest.from_file({str(APP)!r}, default_timeout=60).run()
assert not app.exception
late = set(sys.modules) - known
print(sorted(name for name in late if name.startswith(("dashboard", "etl"))))
print(sorted({{name.split(".")[0] for name in late}} & {{"pandas", "plotly", "pyarrow", "scipy", "pydantic"}} - known))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip().splitlines()[-2:] == ["[]", "[]"]


def test_a_server_without_tables_starts_and_says_what_to_do(tmp_path):
    said = tmp_path / "console"
    with (
        said.open("w") as console,
        served("--server.enableAgentApi=true", tables=tmp_path, console=console) as address,
    ):
        url = f"{address}/_stcore/agent/interact"
        *_, body = answer_of(url, b"{}", **{"Content-Type": "application/json"})
    assert "python -m etl build" in body.decode()
    ours = [line for line in said.read_text("utf-8").splitlines() if line.startswith("Payscope: ")]
    assert ours == ["Payscope: There are no tables yet. To build them: python -m etl build"]
