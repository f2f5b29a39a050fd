"""Hand-written pages name guides; a site that lacks one keeps the words and drops the link."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection

FROM_CONTENT = ("huong-dan/", "ky-nang/", "thanh-vien/", "chu-de/", "doi-tuong/", "in/", "so-tay/")
"""Folders whose pages depend on what a ward has in content/, or on what the command line offers."""

_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s#]+\.md)(#[^)\s]*)?\)")


def loosen(markdown: str, src_uri: str, pages: Collection[str]) -> str:
    """Return markdown with links to absent pages made from content turned into plain words.

    Args:
        markdown: a hand-written page.
        src_uri: where it stands in the docs folder; its links are relative to it.
        pages: the src_uri of every page of the site.
    """

    def link(match: re.Match[str]) -> str:
        to = posixpath.normpath(posixpath.join(posixpath.dirname(src_uri), match[2]))
        return match[1] if to.startswith(FROM_CONTENT) and to not in pages else match[0]

    return _LINK.sub(link, markdown)
