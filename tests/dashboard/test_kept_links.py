"""Links of yesterday show today what they showed then."""

import pytest

from .kept_links import kept, shown


@pytest.mark.parametrize(("address", "showed"), kept().items(), ids=lambda value: str(value)[:60])
def test_a_kept_link_shows_what_it_showed(address, showed):
    assert shown(address) == showed
