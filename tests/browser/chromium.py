"""A Chromium to test with: the one that is there, or one that can be had."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

VARIABLE = "PAYSCOPE_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NONE = (
    "No Chromium for the browser tests: install it (Debian: apt install chromium) "
    f"or set {VARIABLE} to its path."
)


class NoChromiumError(Exception):
    """There is none, and none could be had."""


def find_chromium() -> str:
    """The path of a Chromium: named, on the path, Playwright's own, or installed now."""
    named = os.environ.get(VARIABLE)
    if named:
        if shutil.which(named):
            return named
        raise NoChromiumError(f"{VARIABLE} is {named}, which cannot be run.")
    return on_the_path() or of_playwright() or from_apt() or _give_up()


def on_the_path() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


def of_playwright() -> str | None:
    """Playwright's own, downloaded where its server can be reached."""
    if not _done([sys.executable, "-m", "playwright", "install", "chromium-headless-shell"], 300):
        return None
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    found = [path for name in ("headless_shell", "chrome-headless-shell") for path in folder.rglob(name)]
    return str(max(found, key=lambda path: path.stat().st_mtime)) if found else None


def from_apt() -> str | None:
    """Debian's, where packages may be installed."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return None
    _done(["apt-get", "update"], 300)
    return on_the_path() if _done(["apt-get", "install", "-y", "chromium"], 900) else None


def _done(command: list[str], seconds: int) -> bool:
    try:
        return subprocess.run(command, capture_output=True, timeout=seconds, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _give_up() -> str:
    raise NoChromiumError(NONE)
