"""PagePlan → Markdown with front matter, for MkDocs or any other site generator."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.errors import RenderError
from generator.model.phone import Phone
from generator.model.screen import Screen
from generator.plan import BuildPlan, PagePlan, Shelf, count_roles, map_url, relative, say_days
from generator.render import qr
from generator.render.illustration import draw
from generator.render.jsonld import structured_data
from generator.render.sheet import ICONS_DIR
from generator.render.verify import ITERATIONS
from generator.text_vi import NBSP, capitalised, slugify, with_comma

TEMPLATES_DIR = Path(__file__).parent.parent / "templates" / "pages"
_SPECIAL = re.compile(r"[\\`*_\[\]<>&#|~^={}$!\"]")
_ANCHORS = {"Ă": "aw", "Â": "aa", "Đ": "dd", "Ê": "ee", "Ô": "oo", "Ơ": "ow", "Ư": "uw"}
"""Letters that would lose their mark in an anchor, as Telex types them."""
_LIST_START = re.compile(r"^(\s*)([-+]|\d+(?=[.)]))")
_GRADES = {"A": "nguồn chính thức", "B": "báo chí hoặc nguồn dẫn lại", "C": "chưa kiểm chứng"}


def render_page(
    page: PagePlan,
    plan: BuildPlan,
    shelves: Mapping[str, Shelf],
    sealed_numbers: Mapping[str, str] = MappingProxyType({}),
    social: str = "",
) -> str:
    """Return the Markdown source of page: front matter, then the body.

    Args:
        page: what to write.
        plan: the whole build.
        shelves: by folder of `site/`, the sheets that the print shop offers.
        sealed_numbers: by locality, what its page holds to tell published numbers from others.
        social: the meta tags for previews of a link to it.

    Raises:
        RenderError: the template asks for something the plan does not hold.
    """
    template = _environment().get_template(page.template)
    try:
        body = template.render(
            plan=plan,
            site=plan.content.site,
            shelves=shelves,
            sealed_numbers=sealed_numbers,
            iterations=ITERATIONS,
            link=lambda to: Markup(relative(page.src_uri, to)),
            **page.context,
        )
    except Exception as error:
        raise RenderError(f"{page.src_uri}: {error}") from error
    return _front_matter(page, plan, social) + _tidy(body)


def escape_markdown(value: Any) -> Markup:
    """Return value so that Markdown and HTML print it letter by letter.

    Special characters become numeric entities, which every Markdown dialect leaves alone.
    """
    if isinstance(value, Markup):
        return value
    text = re.sub(r"[ \t\r\n]+", " ", "" if value is None else str(value))
    text = _SPECIAL.sub(lambda found: f"&#{ord(found.group())};", text)
    return Markup(
        _LIST_START.sub(lambda found: f"{found[1]}&#{ord(found[2][0])};{found[2][1:]}", text)
    )


def _front_matter(page: PagePlan, plan: BuildPlan, social: str) -> str:
    fields: dict[str, Any] = {
        "title": html.escape(page.title, quote=False),
        "description": html.escape(page.description),
        "template": page.layout,
        "date": page.updated.isoformat(),
    }
    fields["search"] = asdict(page.search) if page.search else {"exclude": True}
    if data := structured_data(page, plan):
        fields["jsonld"] = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    if social:
        fields["social"] = social
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    return "\n".join(["---", *lines, "---", "", ""])


def _tidy(body: str) -> str:
    """Return body with no trailing spaces and at most one empty line at a time."""
    body = re.sub(r"[ \t]+$", "", body, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", body).strip() + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES_DIR),
        finalize=escape_markdown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,  # so that macros return Markup; escape_markdown has the first word
    )
    environment.filters |= {
        "anchor": lambda letter: Markup(_ANCHORS.get(letter, slugify(letter))),
        "call": _call,
        "cap": capitalised,
        "code": lambda text: Markup(f"<code>{escape_markdown(text)}</code>"),
        "date": _date,
        "drawn": _drawn,
        "grade": _GRADES.__getitem__,
        "host": lambda url: urlsplit(url).hostname,
        "icon": _icon,
        "kb": _file_size,
        "month": lambda day: f"{day.month}/{day.year}",
        "qr": lambda url: Markup(qr.svg(qr.encode(url, "hand"))),
        "oneline": lambda text: Markup(" ".join(str(text).split())),
        "days": say_days,
        "map_url": map_url,
        "roles": count_roles,
        "url": lambda url: Markup(quote(url, safe=":/?#[]@!$&'*+,;=%~-._")),
    }
    return environment


def _call(phone: Phone, word: str) -> Markup:
    """Return a link that dials phone, its number unbroken, and digit by digit for who listens.

    The name begins with the words one sees: who speaks to the phone says them (WCAG 2.5.3).
    """
    label = f"{word} {phone}: {' '.join(phone.digits)}"
    return Markup(f'[{word}{NBSP}{phone}]({phone.uri}){{ .call aria-label="{label}" }}')


def _drawn(screen: Screen) -> Markup:
    """Return the drawing of a screen on one line, so that Markdown leaves it alone."""
    return Markup(f'<div class="drawn" data-search-exclude>{" ".join(draw(screen).split())}</div>')


@cache
def _icon(name: str) -> Markup:
    """Return the step's small drawing in the colour of the text; it says nothing of its own."""
    svg = (ICONS_DIR / f"{name}.svg").read_text(encoding="utf-8")
    svg = svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
    return Markup(f'<div class="drawn sign">{" ".join(svg.split())}</div>')


def _file_size(size: int) -> str:
    """Return bytes as people read them: "35 KB", "11,6 MB"."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))}{NBSP}KB"
    return f"{with_comma(size / 1_000_000)}{NBSP}MB"


def _date(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
