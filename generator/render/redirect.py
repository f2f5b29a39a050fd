"""A short link → one small HTML page that leads on at once, without JavaScript."""

from __future__ import annotations

from html import escape

from generator.plan import FilePlan
from generator.render.policy import with_policy

_PAGE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title>
{head}<link rel="canonical" href="{to}">
<meta name="robots" content="noindex">
{social}
</head>
<body>
<main>
<h1>{title}</h1>
{said}<p><a href="{to}">{word}</a></p>
{asks}</main>
</body>
</html>
"""


_STYLE = """<meta name="color-scheme" content="light dark">
<style>body{max-width:36rem;margin:1rem auto;padding:0 1rem;font:1.25rem/1.6 system-ui,sans-serif}
a{display:inline-block;padding:.6rem 0}</style>
"""
_ASKS = '<p>Cần giúp thì hỏi tổ công nghệ số: <a href="../../dia-phuong/">Tìm tổ gần nhà</a></p>'


def render_redirect(plan: FilePlan, social: str) -> bytes:
    """Return the page; its link is relative, so that it works under any sub-path.

    The short link of a guide that ended with nothing in its place waits to be read.

    Args:
        plan: where to lead.
        social: the meta tags of the page it leads to: the short link is what people paste.
    """
    to, title = escape(f"../../{plan.context['page']}"), escape(plan.context["title"])
    ended = plan.context.get("ended")
    page = _PAGE.format(
        to=to,
        title=title,
        social=social,
        head=_STYLE if ended else f'<meta http-equiv="refresh" content="0; url={to}">\n',
        said=f"<p>{escape(ended)}</p>\n" if ended else "",
        word="Xem mọi bài hướng dẫn" if ended else "Mở bài hướng dẫn",
        asks=f"{_ASKS}\n" if ended else "",
    )
    return with_policy(page).encode()
