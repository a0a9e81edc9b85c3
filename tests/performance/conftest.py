"""The browser tests' Chromium, for what is measured in one."""

from ..browser.conftest import chromium as chromium
