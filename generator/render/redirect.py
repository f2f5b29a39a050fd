"""A short link → one small HTML page that leads on at once, without JavaScript."""

from __future__ import annotations

from html import escape

from generator.plan import FilePlan

_PAGE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title>
<meta http-equiv="refresh" content="0; url={to}">
<link rel="canonical" href="{to}">
<meta name="robots" content="noindex">
</head>
<body>
<main>
<h1>{title}</h1>
<p><a href="{to}">Mở bài hướng dẫn</a></p>
</main>
</body>
</html>
"""


def render_redirect(plan: FilePlan) -> bytes:
    """Return the page; its link is relative, so that it works under any sub-path."""
    to, title = escape(plan.context["to"]), escape(plan.context["title"])
    return _PAGE.format(to=to, title=title).encode()
