"""The README's pictures (`make pictures`): every page, light, dark and on a phone."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from ..pages import PAGES
from ..served import served
from .chromium import OPTIONS, NoChromiumError, find_chromium
from .visitor import Visitor

KINDS = (("light", 1280), ("dark", 1280), ("light", 390))
MOST = 1_400


def draw(folder: Path) -> None:
    """One picture of each page and kind: its first screens, in the size a README shows."""
    folder.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(OPTIONS))
        for page in PAGES:
            for scheme, width in KINDS:
                context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": MOST})
                visitor = Visitor(context.new_page(), address)
                visitor.go(page.path)
                name = f"{page.name}-{'phone' if width < 600 else scheme}.png"
                visitor.page.screenshot(path=folder / name)
                print(folder / name)
                context.close()
        browser.close()


if __name__ == "__main__":
    try:
        draw(Path(sys.argv[1]))
    except NoChromiumError as missing:
        sys.exit(str(missing))
