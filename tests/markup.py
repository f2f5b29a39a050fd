"""The commonest faults of HTML, found at once; `benchmarks/html_valid.py` asks the full checker.

Sources: HTML Living Standard (content models, global attributes, obsolete features); libxml2 tells
of stray and missing end tags and of ids used twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FLOW = _words(
    "address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 h4"
    " h5 h6 header hr main nav ol p pre search section table ul"
)
_PHRASING_ONLY = _words(
    "abbr b bdi bdo button cite code dfn em h1 h2 h3 h4 h5 h6 i kbd label mark p q s samp small"
    " span strong sub sup time u var"
)
_INTERACTIVE = _words("a button details input label select textarea")
_PARENTS = {
    "li": ("ul", "ol", "menu"),
    "dt": ("dl", "div"),
    "dd": ("dl", "div"),
    "tr": ("table", "thead", "tbody", "tfoot"),
    "td": ("tr",),
    "th": ("tr",),
    "summary": ("details",),
    "option": ("select", "optgroup", "datalist"),
}
_ATTRIBUTES = _words(
    "accesskey action alt async autocapitalize autocomplete autocorrect charset checked class"
    " colspan content controls crossorigin datetime decoding defer dir disabled download"
    " enterkeyhint fetchpriority for form headers height hidden href hreflang http-equiv id inert"
    " inputmode integrity is itemid itemprop itemref itemscope itemtype lang loading maxlength"
    " media method min max minlength multiple name nonce novalidate open pattern placeholder"
    " popover popovertarget property readonly referrerpolicy rel required reversed role rowspan"
    " sandbox scope selected size sizes spellcheck src srcset start step style summary"
    " tabindex target title translate type usemap value width wrap"
)
_ONCE = ("head/title", "body//main", "body//h1")
_REFERRING = ("for", "list", "aria-labelledby", "aria-describedby", "aria-controls")
_OBSOLETE = _words("acronym big center font frame marquee strike tt")
_NEVER_TYPED = ("checkbox", "radio", "button", "submit", "reset", "file", "image")


def faults(html: str) -> list[str]:
    """Return each fault of a page as a sentence with its line; [] when none is known."""
    parser = etree.HTMLParser(encoding="utf-8")
    root = etree.fromstring(html.encode(), parser)
    said = [f"{error.line}: {error.message}" for error in parser.error_log]
    said += [f"not one <{name}>" for name in _ONCE if len(root.findall(name)) != 1]
    ids = {str(id) for id in root.xpath("//@id")}
    elements = [element for element in root.iter(etree.Element) if not _is_drawing(element)]
    return said + [
        f"{element.sourceline}: <{element.tag}> {fault}"
        for element in elements
        for fault in _of(element, ids)
    ]


def _of(element: etree._Element, ids: set[str]) -> Iterator[str]:
    yield from _misplaced(element)
    yield from _misdescribed(element)
    for name in _REFERRING:
        for id in element.get(name, "").split():
            if id not in ids:
                yield f"{name}={id} leads nowhere"
    target = element.get("href", "")
    if element.tag == "a" and re.fullmatch(r"#.+", target) and target[1:] not in ids:
        yield f"href={target} leads nowhere"


def _misplaced(element: etree._Element) -> Iterator[str]:
    around = [str(parent.tag) for parent in element.iterancestors()]
    parent = around[0] if around else ""
    if parents := _PARENTS.get(element.tag):
        if parent not in parents:
            yield f"stands in <{parent}>"
    elif element.tag in _FLOW and (wrong := _PHRASING_ONLY.intersection(around)):
        yield f"stands in <{min(wrong)}>"
    is_hidden = element.tag == "input" and element.get("type") == "hidden"
    if element.tag in _INTERACTIVE and not is_hidden and {"a", "button"}.intersection(around):
        yield "stands in a link or a button"


def _misdescribed(element: etree._Element) -> Iterator[str]:
    for name in map(str, element.attrib):
        if name not in _ATTRIBUTES and not name.startswith(("data-", "aria-")):
            yield f"has an attribute that HTML does not know: {name}"
    if element.tag == "img" and element.get("alt") is None:
        yield "has no alt"
    if element.get("type") in _NEVER_TYPED and element.get("autocomplete"):
        yield "has autocomplete, but nothing is typed into it"
    if element.tag in _OBSOLETE:
        yield "is obsolete"


def _is_drawing(element: etree._Element) -> bool:
    """Say whether element belongs to an SVG, whose names are not HTML's."""
    return element.tag == "svg" or any(it.tag == "svg" for it in element.iterancestors("svg"))
