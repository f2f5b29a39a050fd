"""What a page allows itself: the Content-Security-Policy, said once for meta tags and for servers.

Sources: W3C Content Security Policy Level 3; the HTML standard on script types and on
`<meta http-equiv>`; RFC 9110 (headers). `frame-ancestors` counts in a header alone.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html.parser import HTMLParser

from generator.errors import RenderError

REFERRER = "no-referrer"
_SCRIPT_TYPES = {"", "module", "importmap", "speculationrules"}
"""Besides JavaScript's own names; any other type is a block of data, which never runs."""
_CHARSET = re.compile(r"""<meta\s+charset=["']?utf-8["']?\s*/?>""", re.IGNORECASE)
_SCRIPT = re.compile(r"<!--.*?-->|<script\b.*?</script\s*>", re.IGNORECASE | re.DOTALL)


def policy(hashes: Iterable[str] = ()) -> str:
    """Return the policy of pages whose inline scripts have these hashes.

    Everything comes from the site itself: no frame, no plug-in, no other origin, no form elsewhere.
    Styles may stand in the page, because a page must need one response; scripts only by their hash.
    Opened from a folder (file://), 'self' is every file, in Chromium and in Firefox.
    """
    scripts = " ".join(["script-src 'self'", *(f"'{it}'" for it in hashes)])
    return (
        f"default-src 'none'; {scripts}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
        "manifest-src 'self'; base-uri 'none'; form-action 'self'"
    )


def script_hashes(html: str) -> list[str]:
    """Return sha256-… of each inline script of a page that would run, once, in their order."""
    reader = _Scripts()
    # A browser reads every kind of line end as \n before it hashes (HTML standard, 13.2.3.5).
    text = html.replace("\r\n", "\n").replace("\r", "\n")
    # The whole page would take the parser many times as long.
    reader.feed("".join(_SCRIPT.findall(text)))
    reader.close()
    digests = (sha256(text.encode()).digest() for text in reader.scripts)
    return list(dict.fromkeys(f"sha256-{b64encode(digest).decode()}" for digest in digests))


def with_policy(html: str) -> str:
    """Return the page with its policy and referrer policy, before anything it could load.

    Args:
        html: a whole page that declares UTF-8 as `<meta charset="utf-8">`.

    Raises:
        RenderError: the page does not declare its charset, so there is no safe place.
    """
    charset = _CHARSET.search(html)
    if charset is None:
        raise RenderError('trang thiếu <meta charset="utf-8">: không đặt được chính sách bảo vệ')
    said = policy(script_hashes(html))
    metas = (
        f'<meta http-equiv="Content-Security-Policy" content="{said}">'
        f'<meta name="referrer" content="{REFERRER}">'
    )
    return html[: charset.end()] + metas + html[charset.end() :]


class _Scripts(HTMLParser):
    """Collects the text of inline scripts that run; `html.parser` reads them as raw text."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.is_open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.is_open = tag == "script" and "src" not in named and _runs(named.get("type"))
        if self.is_open:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.is_open = False

    def handle_data(self, data: str) -> None:
        if self.is_open:
            self.scripts[-1] += data


def _runs(type: str | None) -> bool:
    said = (type or "").strip().lower()
    return said in _SCRIPT_TYPES or bool(re.search(r"/(x-)?(java|ecma)script", said))
