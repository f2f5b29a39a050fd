"""What Material's templates get wrong in HTML, put right in the finished page."""

from __future__ import annotations

import re

_TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
"""A box to tick takes no typing (HTML standard, "The autocomplete attribute")."""


def mended(page: str) -> str:
    """Return page without the faults that the Nu Html Checker finds in the theme."""
    page = _TOGGLE.sub(r"\1", page)
    if 'id="__toc"' not in page:  # pages outside the menu have no box for this label
        page = page.replace(' for="__toc"', "")
    return page
